package io.nl2sql.core.testing;

/** Where a test's PostgreSQL listens. */
record PostgresAddress(String host, int port) {
    String url(String database, String user) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?user=" + user;
    }
}
