package io.nl2sql.core.guard.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the second parser must find, and what it must not. */
class SecondOpinionTest {
    private static final String POLICY = "(SELECT \"t\".\"a\" FROM \"s\".\"t\" WHERE (\"t\".\"a\" = 1))";
    private static final SecondOpinion OPINION = new SecondOpinion(Duration.ofSeconds(2));

    private static boolean confirms(String sql) {
        return OPINION.confirms(sql.replace("POLICY", POLICY), List.of(POLICY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from POLICY AS \"t\"",
                "select x.a from POLICY x where x.a > 1",
                "select x.b from POLICY as x (b)",
                "with w as (select a from POLICY as t) select a from w",
                "select 1 where exists (select 1 from POLICY as t)"
            })
    void confirmsTablesInsidePolicySelects(String sql) {
        assertThat(confirms(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from POLICY as t, s.t",
                "select a from POLICY as t, other",
                "select a from POLICY as t for update",
                "select 'POLICY' as a",
                "select a as \"POLICY\" from (select 1 as a) x",
                "select a from (select 1 as a) POLICY",
                "select POLICY.a from (select 1 as a) x",
                "select a from f POLICY",
                "select a from x.POLICY as t",
                "select a from POLICY.x as t",
                "select a from POLICY tablesample system (1)",
                "select a from POLICY as t; select 1",
                "select pg_sleep(1) from POLICY as t"
            })
    void refusesWhateverElse(String sql) {
        assertThat(confirms(sql)).isFalse();
    }

    @Test
    void refusesPolicySelectsThatAreMoreThanOneQuery() {
        String odd = "(SELECT 1 FROM s.t), s.other";

        assertThat(OPINION.confirms("select 1 from " + odd + " as x", List.of(odd)))
                .isFalse();
    }

    @Test
    void wantsEachPolicySelectOnce() {
        String twice = "select 1 from " + POLICY + " as a, " + POLICY + " as b";

        assertThat(OPINION.confirms(twice, List.of(POLICY, POLICY))).isTrue();
        assertThat(OPINION.confirms(twice, List.of(POLICY))).isFalse();
    }
}
