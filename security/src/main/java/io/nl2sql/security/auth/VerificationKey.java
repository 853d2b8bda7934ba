package io.nl2sql.security.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the public signing key from the application's start to the server's token check, which reads it as
 * configuration. Until it is published, every token is refused.
 */
public final class VerificationKey {
    private static final AtomicReference<String> PEM = new AtomicReference<>();

    private VerificationKey() {}

    /** To be called before the first request, and after a change of the key. */
    public static void publish(SigningKeys keys) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String body = encoder.encodeToString(keys.current().getPublic().getEncoded());
        PEM.set("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    }

    /** The public key in PEM form, empty before it is published. */
    public static Optional<String> pem() {
        return Optional.ofNullable(PEM.get());
    }
}
