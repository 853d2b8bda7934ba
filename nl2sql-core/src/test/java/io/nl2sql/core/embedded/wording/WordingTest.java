package io.nl2sql.core.embedded.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void knowsTheAskersWordsForEveryPart() {
        Wording wording =
                Wording.of("Zeige alle Kunden").replace(11, 17, "customers").replace(0, 5, "show");
        assertThat(wording.text()).isEqualTo("show alle customers");
        assertThat(wording.original(0, 4)).isEqualTo("Zeige");
        assertThat(wording.original(5, 9)).isEqualTo("alle");
        assertThat(wording.original(10, 19)).isEqualTo("Kunden");
        assertThat(wording.original(5, 19)).isEqualTo("alle Kunden");
    }

    @Test
    void isUnchangedAtFirst() {
        assertThat(Wording.of("how many").isChanged()).isFalse();
    }
}
