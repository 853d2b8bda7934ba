package io.nl2sql.security.auth;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells MicroProfile JWT which tokens are ours. Stands above every other source: an environment variable must not be able
 * to replace the key.
 */
public final class TokenConfigSource implements ConfigSource {
    private static final Map<String, String> VALUES = Map.of(
            "mp.jwt.verify.publickey.location",
            VerificationKey.location(),
            "mp.jwt.verify.publickey.algorithm",
            "RS256",
            "mp.jwt.verify.issuer",
            TokenIssuer.ISSUER,
            "mp.jwt.verify.audiences",
            TokenIssuer.AUDIENCE);

    @Override
    public int getOrdinal() {
        return 1000;
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public String getValue(String name) {
        return VALUES.get(name);
    }

    @Override
    public String getName() {
        return "nl2sql-token";
    }
}
