package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Questions about two tables at once, about rows that are paired with rows of their own table, and about what was done how often. */
class LibraryQuestionsTest {
    private final Library library = new Library();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "library-questions.csv", delimiter = '|', quoteCharacter = '~')
    void becomesThisSql(String question, String expected) {
        Generation generation = library.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        String sql = ((Generation.Generated) generation).sql().sql();
        String plain = sql.replaceAll("library\\.(\\w+) AS \\1\\b", "$1")
                .replaceAll("library\\.", "")
                .replaceAll("\\s+", " ");
        assertThat(plain).isEqualTo(expected);
    }

    @Test
    void isNotSureOfReadersWhoMayHaveLentOneBookTwice() {
        Generation generation = library.ask("number of readers for each book");
        assertThat(generation).isInstanceOf(Generation.Generated.class);
        assertThat(((Generation.Generated) generation).sql().confidence()).isLessThan(0.75);
    }
}
