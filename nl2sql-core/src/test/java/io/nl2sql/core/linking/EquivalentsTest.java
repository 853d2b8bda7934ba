package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EquivalentsTest {
    @Test
    void knowsWhereAValueIsWrittenOtherwise() {
        assertThat(Equivalents.english().of("French"))
                .extracting(Equivalents.Other::text)
                .containsExactly("france");
    }

    @Test
    void holdsCodesToTheColumnsThatUseThem() {
        assertThat(Equivalents.english().of("female"))
                .filteredOn(other -> other.text().equals("f"))
                .singleElement()
                .satisfies(other -> assertThat(other.columns()).contains("gender"));
    }

    @Test
    void knowsNothingOfOtherWords() {
        assertThat(Equivalents.english().of("otter")).isEmpty();
    }
}
