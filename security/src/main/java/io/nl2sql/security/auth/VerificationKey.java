package io.nl2sql.security.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Hands the public signing key from the application's start to the server's token check. The server looks for the key's
 * place while it deploys, before there is a key, and for the key itself with the first token; so the place is a file that
 * is ours alone. Until the key is published, every token is refused.
 */
public final class VerificationKey {
    private static final Path FILE = create();

    private VerificationKey() {}

    private static Path create() {
        try {
            Path file = Files.createTempFile("nl2sql-verification-key", ".pem");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be written to", e);
        }
    }

    /** To be called before the first request, and after a change of the key. */
    public static void publish(SigningKeys keys) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String body = encoder.encodeToString(keys.current().getPublic().getEncoded());
        try {
            Files.writeString(
                    FILE,
                    "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n",
                    StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("The public key for tokens cannot be written", e);
        }
    }

    /** Address of the key in PEM form; the same for the life of this process. */
    static String location() {
        return FILE.toUri().toString();
    }
}
