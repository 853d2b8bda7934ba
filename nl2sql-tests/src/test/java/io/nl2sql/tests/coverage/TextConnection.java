package io.nl2sql.tests.coverage;

import io.nl2sql.core.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections that get every value as text: the driver writes arrays otherwise once a statement is prepared. */
final class TextConnection {
    private TextConnection() {}

    static Connection open(String database) throws SQLException {
        return DriverManager.getConnection(TestPostgres.url(database, "postgres") + "&binaryTransfer=false");
    }
}
