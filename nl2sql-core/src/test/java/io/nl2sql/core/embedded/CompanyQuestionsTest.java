package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Questions of the first users, with the rows that a real PostgreSQL returns for the generated SQL. */
class CompanyQuestionsTest {
    private static Company company;

    @BeforeAll
    static void createCompany() throws SQLException {
        company = Company.create();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "company-questions.csv", delimiter = '|', quoteCharacter = '~')
    void answersWithTheRightRows(String question, String expected) throws SQLException {
        Generation generation = company.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        GeneratedSql sql = ((Generation.Generated) generation).sql();
        List<String> rows = new ArrayList<>();
        company.rows(sql.sql()).forEach(row -> rows.add(String.join(", ", row)));
        List<String> wanted = expected == null
                ? List.of()
                : Arrays.stream(expected.split(";")).map(String::trim).toList();
        assertThat(rows).as(sql.sql()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(sql.explanation()).matches("\\p{Lu}.*\\S.*\\.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "company-refusals.csv", delimiter = '|', quoteCharacter = '~')
    void declinesAndSaysWhy(String question, String reason) {
        Generation generation = company.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Declined.class);
        assertThat(((Generation.Declined) generation).reason()).contains(reason).contains("You could ask:");
    }
}
