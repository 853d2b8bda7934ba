package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.Generation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Forms of questions, each with the SQL it must become. */
class QuestionFormsTest {
    private final Zoo zoo = new Zoo();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "zoo-questions.csv", delimiter = '|', quoteCharacter = '~')
    void becomesThisSql(String question, String expected) {
        Generation generation = zoo.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        String sql = ((Generation.Generated) generation).sql().sql();
        String plain = sql.replaceAll("zoo\\.(\\w+) AS \\1\\b", "$1").replaceAll("\\s+", " ");
        assertThat(plain).isEqualTo(expected);
    }
}
