package io.nl2sql.core.testing;

import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Where the PostgreSQL of the tests comes from. */
enum PostgresOrigin {
    /** A container that Testcontainers starts. */
    CONTAINER {
        @Override
        PostgresAddress start() {
            return ContainerPostgres.start();
        }
    },
    /** The binaries that the build brings. */
    EMBEDDED {
        @Override
        PostgresAddress start() {
            return EmbeddedBinaries.start();
        }
    };

    /** System property that says which: {@code container}, {@code embedded} or {@code auto}, the default. */
    static final String PROPERTY = "nl2sql.test.postgres";

    /** Starts a server that ends with this JVM; everybody may sign in to it without a password. */
    abstract PostgresAddress start();

    /**
     * Takes the container where an engine answers, unless somebody wishes otherwise.
     *
     * @param wish the property's value, empty where it is not set
     * @param engineAnswers asked only where there is no wish
     */
    static PostgresOrigin choose(String wish, BooleanSupplier engineAnswers) {
        return switch (wish.strip().toLowerCase(Locale.ROOT)) {
            case "container" -> CONTAINER;
            case "embedded" -> EMBEDDED;
            case "auto", "" -> engineAnswers.getAsBoolean() ? CONTAINER : EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        PROPERTY + " must be container, embedded or auto, not \"" + wish + "\"");
        };
    }
}
