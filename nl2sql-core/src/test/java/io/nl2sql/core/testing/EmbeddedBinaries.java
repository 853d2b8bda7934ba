package io.nl2sql.core.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** PostgreSQL from the binaries on the class path, in a directory of its own; it stops with this JVM. */
final class EmbeddedBinaries {
    private EmbeddedBinaries() {}

    @SuppressWarnings("resource") // the library stops it when the JVM ends
    static PostgresAddress start() {
        try {
            return new PostgresAddress(
                    "localhost", EmbeddedPostgres.builder().start().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }
}
