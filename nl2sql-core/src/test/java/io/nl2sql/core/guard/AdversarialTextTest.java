package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are made to keep the guard busy end by a bound, or are within all of them and run. */
class AdversarialTextTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    static Set<String> refused() {
        return AdversarialTexts.refusedOnes().keySet();
    }

    static Set<String> read() {
        return AdversarialTexts.readOnes().keySet();
    }

    private static Validation validate(String name) {
        return GUARD.validate(AdversarialTexts.named(name), AdversarialTexts.catalog());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithAFindingThatSaysWhy(String name) {
        assertThat(validate(name))
                .isInstanceOfSatisfying(
                        Validation.Rejected.class,
                        rejected -> assertThat(rejected.findings())
                                .isNotEmpty()
                                .hasSizeLessThanOrEqualTo(20)
                                .extracting(Finding::code)
                                .doesNotContain(FindingCode.NOT_PROVEN));
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsWhatIsWithinTheBounds(String name) {
        assertThat(validate(name))
                .isInstanceOfSatisfying(
                        Validation.Accepted.class,
                        accepted -> assertThatCode(() -> GUARD.authorize(accepted.query()))
                                .doesNotThrowAnyException());
    }
}
