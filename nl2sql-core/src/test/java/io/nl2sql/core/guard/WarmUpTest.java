package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.bound.GuardLimits;
import org.junit.jupiter.api.Test;

/** A warm-up that is refused warms nothing. */
class WarmUpTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    @Test
    void sendsQueriesAllTheWay() {
        assertThat(WarmUp.QUERIES)
                .allSatisfy(query -> assertThat(GUARD.validate(query, WarmUp.visible()))
                        .isInstanceOfSatisfying(
                                Validation.Accepted.class,
                                accepted -> assertThat(GUARD.authorize(accepted.query())
                                                .sql())
                                        .isNotBlank()));
        assertThat(WarmUp.WRONG)
                .allSatisfy(query ->
                        assertThat(GUARD.validate(query, WarmUp.visible())).isInstanceOf(Validation.Rejected.class));
    }
}
