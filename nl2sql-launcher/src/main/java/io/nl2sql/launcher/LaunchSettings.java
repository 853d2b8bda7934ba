package io.nl2sql.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the launcher itself needs to know; the application reads and checks all other keys.
 *
 * @param postgresPort empty means any free port
 * @param systemUrl the system database of somebody else; empty means an embedded one
 */
record LaunchSettings(
        int httpPort,
        Optional<Https> https,
        Path dataDirectory,
        boolean demo,
        OptionalInt postgresPort,
        Optional<String> systemUrl,
        Optional<String> usersFile,
        Optional<String> policyFile) {
    static final String HTTP_PORT = "nl2sql.http.port";
    static final String HTTPS_PORT = "nl2sql.https.port";
    static final String KEY_STORE = "nl2sql.https.key-store";
    static final String KEY_STORE_PASSWORD = "nl2sql.https.key-store-password";
    static final String DATA_DIRECTORY = "nl2sql.data-dir";
    static final String DEMO = "nl2sql.demo";
    static final String POSTGRES_PORT = "nl2sql.postgres.port";
    static final String SYSTEM_URL = "nl2sql.system.url";
    static final String USERS_FILE = "nl2sql.local-users.file";
    static final String POLICY_FILE = "nl2sql.policy.file";

    /** @param keyStore a PKCS#12 file that holds the server's key and certificate */
    record Https(int port, Path keyStore, String password) {
        @Override
        public String toString() {
            return "Https[" + port + ", " + keyStore + "]";
        }
    }

    LaunchSettings {
        if (!demo && usersFile.isEmpty()) {
            throw new LaunchException("With " + DEMO + "=false there are no demo people, so nobody could sign in."
                    + " Name a file of accounts with -D" + USERS_FILE + "=…");
        }
    }

    static LaunchSettings from(RawSettings raw) {
        return new LaunchSettings(
                port(raw, HTTP_PORT).orElse(8080),
                https(raw),
                Path.of(raw.find(DATA_DIRECTORY).orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                raw.find(DEMO).map(value -> flag(DEMO, value)).orElse(true),
                port(raw, POSTGRES_PORT),
                raw.find(SYSTEM_URL),
                raw.find(USERS_FILE),
                raw.find(POLICY_FILE));
    }

    private static Optional<Https> https(RawSettings raw) {
        OptionalInt port = port(raw, HTTPS_PORT);
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(new Https(
                        port.getAsInt(),
                        Path.of(needed(raw, KEY_STORE)).toAbsolutePath(),
                        needed(raw, KEY_STORE_PASSWORD)));
    }

    private static String needed(RawSettings raw, String key) {
        return raw.find(key).orElseThrow(() -> new LaunchException("HTTPS needs " + key + " too"));
    }

    private static OptionalInt port(RawSettings raw, String key) {
        return raw.find(key).map(value -> port(key, value)).orElse(OptionalInt.empty());
    }

    private static OptionalInt port(String key, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new LaunchException(key + " must be a port between 1 and 65535, not \"" + value + "\"");
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private static boolean flag(String key, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new LaunchException(key + " must be true or false, not \"" + value + "\"");
        }
        return value.equals("true");
    }
}
