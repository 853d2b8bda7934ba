package io.nl2sql.core.linking.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {
    @ParameterizedTest
    @CsvSource({
        "software, softwre, true",
        "software, softwarre, true",
        "software, softwere, true",
        "software, sotfware, true",
        "software, softwar, true",
        "software, software, false",
        "software, sotfwere, false",
        "software, sftwre, false",
        "software, osftwrae, false",
        "aabb, abab, true",
        "abcd, cbad, false"
    })
    void knowsWhatOneErrorIs(String left, String right, boolean one) {
        assertThat(Typos.isOne(left, right)).isEqualTo(one);
        assertThat(Typos.isOne(right, left)).isEqualTo(one);
    }
}
