package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions as people write them: misspelled, in German, going on from another, or leaving open what is meant. */
class OtherWordsTest {
    private static Company company;

    @BeforeAll
    static void createCompany() throws SQLException {
        company = Company.create();
    }

    private static GeneratedSql sql(String question, String... earlier) {
        Generation generation = company.askAfter(question, earlier);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @Test
    void saysAsWhichWholeQuestionAFollowUpWasTaken() {
        assertThat(sql("and in 2026?", "How many orders were there in 2025?").takenAs())
                .isEqualTo("How many orders were there in 2026");
        assertThat(sql("How many orders were there in 2025?").takenAs())
                .isEqualTo("How many orders were there in 2025?");
    }

    private static List<String> rows(String question, String... earlier) throws SQLException {
        List<String> rows = new ArrayList<>();
        company.rows(sql(question, earlier).sql()).forEach(row -> rows.add(String.join(", ", row)));
        return rows;
    }

    @Test
    void putsMisspelledWordsRightAndSaysSo() throws SQLException {
        assertThat(rows("how mny accrualls are there")).containsExactly("8");
        assertThat(sql("how mny accrualls are there").assumptions())
                .contains("\"accrualls\" was read as \"accruals\".");
        assertThat(sql("how mny accrualls are there").words())
                .extracting(BoundWord::text)
                .contains("accrualls");
    }

    @Test
    void readsGerman() throws SQLException {
        assertThat(rows("Wie viele Lieferanten haben wir?")).containsExactly("4");
        assertThat(rows("Welche Mitarbeiter wurden seit Anfang 2024 eingestellt?"))
                .containsExactlyInAnyOrder("Ben Wood", "Cleo Hill");
    }

    @Test
    void goesOnFromTheQuestionBefore() throws SQLException {
        String first = "How many accruals are open?";
        assertThat(rows("and settled ones?", first)).containsExactly("2");
        assertThat(rows("what about reversed ones?", first, "and settled ones?"))
                .containsExactly("1");
        assertThat(rows("by year", "How many accruals are there?"))
                .containsExactlyInAnyOrder("2025-01-01, 3", "2026-01-01, 5");
    }

    @Test
    void leavesQuestionsThatStandForThemselvesAlone() throws SQLException {
        assertThat(rows("How many vendors are there?", "How many accruals are open?"))
                .containsExactly("4");
    }

    @Test
    void countsByTheFiscalYear() throws SQLException {
        assertThat(rows("total accruals this fiscal year")).containsExactly("87500.00");
        assertThat(rows("total accruals in FY2025")).containsExactly("75000.00");
    }

    @Test
    void takesTheDateWhoseVerbIsNear() {
        assertThat(sql("How many accruals were reversed in March 2025?").sql()).contains("reversed_on >=");
        assertThat(sql("Which employees joined us before 2020?").sql()).contains("hire_date <");
    }

    @Test
    void asksBackWhereNothingSaysByWhatToRank() {
        Generation generation = company.askAfter("Show me the top vendors");
        assertThat(generation).isInstanceOf(Generation.Clarification.class);
        assertThat(((Generation.Clarification) generation).choices())
                .hasSizeGreaterThan(1)
                .allMatch(choice -> choice.startsWith("Show me the top vendors by "));
    }

    @Test
    void asksBackWhereTablesShareAColumnAndNoneIsNamed() {
        assertThat(company.askAfter("amount by month for 2025")).isInstanceOf(Generation.Clarification.class);
    }
}
