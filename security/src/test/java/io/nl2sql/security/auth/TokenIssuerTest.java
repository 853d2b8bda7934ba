package io.nl2sql.security.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningKeys KEYS = new TestKeys();
    private static final TokenIssuer ISSUER =
            new TokenIssuer(KEYS, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(1));
    private static final Principal ANN = new Principal(
            "ann",
            Set.of("analyst"),
            Claims.of(Map.of(
                    "region_id", ClaimValue.of(1),
                    "rate", ClaimValue.of(new BigDecimal("2")),
                    "codes", ClaimValue.of(List.of("a", "b")))));

    @Test
    void signsWhoAsksAndForHowLong() throws Exception {
        SignedJWT token = SignedJWT.parse(ISSUER.issue(ANN));

        assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) KEYS.current().getPublic())))
                .isTrue();
        assertThat(token.getHeader().toString()).contains("RS256").contains(KEYS.keyId());
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("nl2sql");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ann");
        assertThat(token.getJWTClaimsSet().getStringClaim("upn")).isEqualTo("ann");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("analyst");
        assertThat(token.getJWTClaimsSet().getIssueTime().toInstant()).isEqualTo(NOW);
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void carriesClaimsSoThatTheirTypesSurvive() throws Exception {
        SignedJWT token = SignedJWT.parse(ISSUER.issue(ANN));

        assertThat(token.getPayload().toString())
                .contains("\"nl2sql_claims\":{\"codes\":[\"a\",\"b\"],\"rate\":2.0,\"region_id\":1}");
    }

    @Test
    void givesEachTokenItsOwnId() throws Exception {
        String first = SignedJWT.parse(ISSUER.issue(ANN)).getJWTClaimsSet().getJWTID();

        assertThat(first)
                .isNotEqualTo(
                        SignedJWT.parse(ISSUER.issue(ANN)).getJWTClaimsSet().getJWTID());
    }

    @Test
    void tellsTheServerWhichTokensAreOurs() throws Exception {
        VerificationKey.publish(KEYS);
        TokenConfigSource source = new TokenConfigSource();

        assertThat(source.getValue("mp.jwt.verify.issuer")).isEqualTo("nl2sql");
        URI location = URI.create(source.getValue("mp.jwt.verify.publickey.location"));
        assertThat(Files.readString(Path.of(location), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN PUBLIC KEY-----\n")
                .endsWith("-----END PUBLIC KEY-----\n");
        assertThat(source.getValue("another.key")).isNull();
    }

    private static final class TestKeys implements SigningKeys {
        private final KeyPair pair = generate();

        private static KeyPair generate() {
            try {
                java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public KeyPair current() {
            return pair;
        }

        @Override
        public String keyId() {
            return "test-1";
        }
    }
}
