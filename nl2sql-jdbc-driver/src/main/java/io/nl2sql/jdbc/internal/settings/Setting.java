package io.nl2sql.jdbc.internal.settings;

import java.util.List;
import java.util.Optional;

/** The properties of a connection. */
public enum Setting {
    USER("user", "Name of a local account"),
    PASSWORD("password", "Password of that account"),
    TOKEN("token", "Access token, instead of user and password"),
    SSL("ssl", "Whether to use TLS; by default everywhere but on this machine", "true", "false"),
    SSL_ROOT_CERT("sslRootCert", "PEM file with the certificates to trust, instead of Java's"),
    MODE(
            "mode",
            "Who decides what is a question: auto (the server), nl (all is), sql (nothing is)",
            "auto",
            "nl",
            "sql"),
    CONNECT_TIMEOUT("connectTimeout", "Seconds to wait for the network connection; 0 is without end"),
    SOCKET_TIMEOUT("socketTimeout", "Seconds without a sign of life after which the server is given up; 0 is never"),
    LOGIN_TIMEOUT("loginTimeout", "Seconds for connecting and signing in; 0 is without end"),
    QUERY_TIMEOUT(
            "queryTimeout", "Seconds that a statement may take if it does not say itself; 0 is the server's time"),
    FETCH_SIZE("fetchSize", "Rows per frame, as a hint to the server; 0 is the server's choice"),
    APPLICATION_NAME("applicationName", "Name of the program, for the server's records"),
    DATABASE_PRODUCT_NAME(
            "databaseProductName", "What metadata call the product; PostgreSQL for tools that know no other");

    private final String key;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> choices;

    Setting(String key, String description, String... choices) {
        this.key = key;
        this.description = description;
        this.choices = List.of(choices);
    }

    public String key() {
        return key;
    }

    public String description() {
        return description;
    }

    /** The allowed values; empty if there are too many to list. */
    public List<String> choices() {
        return choices;
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return this == PASSWORD || this == TOKEN;
    }

    static Optional<Setting> of(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
