package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTextTest {
    @Test
    void readsEachLineAsAClaimOfTheKindThatItLooksLike() {
        Claims claims = ClaimsText.read("""
                tenant = 1
                limit=-2.50

                vip = true
                region = EU West
                code = '007'
                name = 'O''Hara'
                regions = ['EU', US , 'a, b']
                ids = [1, 2]
                none = []""");

        assertThat(claims.asMap())
                .isEqualTo(Map.of(
                        "tenant", ClaimValue.of(1L),
                        "limit", ClaimValue.of(new BigDecimal("-2.50")),
                        "vip", ClaimValue.of(true),
                        "region", ClaimValue.of("EU West"),
                        "code", ClaimValue.of("007"),
                        "name", ClaimValue.of("O'Hara"),
                        "regions", ClaimValue.of(List.of("EU", "US", "a, b")),
                        "ids", ClaimValue.of(List.of(1L, 2L)),
                        "none", ClaimValue.of(List.of())));
    }

    @Test
    void writesClaimsSoThatTheyReadBackTheSame() {
        Claims claims = Claims.of(Map.of(
                "tenant", ClaimValue.of(1L),
                "code", ClaimValue.of("1"),
                "name", ClaimValue.of("it's [here], true"),
                "share", ClaimValue.of(new BigDecimal("0.10")),
                "regions", ClaimValue.of(List.of("EU", "U'S", "true")),
                "none", ClaimValue.of(List.of())));

        assertThat(ClaimsText.read(ClaimsText.of(claims))).isEqualTo(claims);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant",
                "= 1",
                "tenant =",
                "a = 1\na = 2",
                "ids = [1,]",
                "ids = [1, x]",
                "ids = [[1], [2]]",
                "ids = [,]"
            })
    void saysWhichLineCannotBeRead(String text) {
        assertThatThrownBy(() -> ClaimsText.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("(?s).*(Line \\d|stands twice).*");
    }
}
