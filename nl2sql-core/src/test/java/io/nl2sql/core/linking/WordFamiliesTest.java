package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordFamiliesTest {
    private final WordFamilies families =
            new WordFamilies(List.of("registration", "advisor", "prereq", "car", "care", "sales amount"));

    @Test
    void findsDerivedWords() {
        assertThat(families.related("advise")).containsExactly("advisor");
        assertThat(families.related("registrate")).containsExactly("registration");
    }

    @Test
    void findsAbbreviationsThatEndEarly() {
        assertThat(families.related("prerequisite")).containsExactly("prereq");
    }

    @Test
    void leavesOtherWordsAlone() {
        assertThat(families.related("carpet")).isEmpty();
        assertThat(families.related("sales")).isEmpty();
    }
}
