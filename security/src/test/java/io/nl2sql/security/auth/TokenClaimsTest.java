package io.nl2sql.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Claims throughAToken(Claims claims) {
        return TokenClaims.read(json(JSONObjectUtils.toJSONString(TokenClaims.write(claims))));
    }

    @Test
    void bringsEveryClaimBackWithTheTypeItHad() {
        Claims claims = Claims.of(Map.of(
                "text", ClaimValue.of("1"),
                "integer", ClaimValue.of(9_007_199_254_740_993L),
                "negative", ClaimValue.of(-1),
                "decimal", ClaimValue.of(new BigDecimal("1.5")),
                "flag", ClaimValue.of(true),
                "texts", ClaimValue.of(List.of("a", "b")),
                "integers", ClaimValue.of(List.of(1, 2)),
                "none", ClaimValue.of(List.of())));

        assertThat(throughAToken(claims)).isEqualTo(claims);
    }

    @Test
    void keepsADecimalWithoutFractionADecimal() {
        Claims read = throughAToken(Claims.of(Map.of("rate", ClaimValue.of(new BigDecimal("2")))));

        assertThat(read.find("rate").orElseThrow().type()).isEqualTo(ClaimValue.Type.DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": null}", "{\"a\": {}}", "{\"a\": [[1]]}", "{\"a\": [1, \"b\"]}"})
    void refusesWhatItDoesNotWrite(String object) {
        assertThatThrownBy(() -> TokenClaims.read(json(object))).isInstanceOf(IllegalArgumentException.class);
    }
}
