package io.nl2sql.security.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.nl2sql.security.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs the tokens that {@code /api} accepts. Thread-safe. */
public final class TokenIssuer {
    public static final String ISSUER = "nl2sql";
    public static final String AUDIENCE = "nl2sql";

    private final SigningKeys keys;
    private final Clock clock;
    private final Duration lifetime;

    public TokenIssuer(SigningKeys keys, Clock clock, Duration lifetime) {
        this.keys = keys;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** A signed token, in compact form, that proves the principal until its lifetime is over. */
    public String issue(Principal principal) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(principal.name())
                .claim("upn", principal.name())
                .claim("groups", List.copyOf(principal.roles()))
                .claim(TokenClaims.NAME, TokenClaims.write(principal.claims()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        return sign(claims);
    }

    private String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.keyId())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(keys.current().getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign with RS256", e);
        }
        return token.serialize();
    }
}
