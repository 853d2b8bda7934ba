package io.nl2sql.web.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "%, anything, true",
        "'', '', true",
        "'', a, false",
        "%, '', true",
        "a%, abc, true",
        "a%, ba, false",
        "%b%, abc, true",
        "_b_, abc, true",
        "_, ab, false",
        "a\\_b, a_b, true",
        "a\\_b, axb, false",
        "\\%, %, true",
        "\\%, a, false",
        "a\\\\b, a\\b, true",
        "a\\, a\\, true",
        "a.c, abc, false",
        "A%, abc, false",
        "%ab%ab, abxabab, true",
        "%ab%ac, abxabab, false"
    })
    void matchesAsJdbcHasIt(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(Optional.of(pattern)).matches(name)).isEqualTo(matches);
    }

    @Test
    void matchesEverythingWhereNoneIsGiven() {
        assertThat(NamePattern.of(Optional.empty()).matches("anything")).isTrue();
    }

    @Test
    @Timeout(5)
    void isNotKeptBusyByManyWildcards() {
        String pattern = "%a".repeat(10_000) + "b";

        assertThat(NamePattern.of(Optional.of(pattern)).matches("a".repeat(63))).isFalse();
    }
}
