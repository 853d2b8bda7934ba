package io.nl2sql.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OuterLimitTest {
    @Test
    void onlyTheOutermostLimitIsCut() {
        assertThat(OuterLimit.without("SELECT a FROM (SELECT a FROM t LIMIT 3) s ORDER BY a LIMIT 2 OFFSET 1"))
                .contains("SELECT a FROM (SELECT a FROM t LIMIT 3) s ORDER BY a ");
        assertThat(OuterLimit.without("SELECT a FROM (SELECT a FROM t LIMIT 3) s"))
                .isEmpty();
    }
}
