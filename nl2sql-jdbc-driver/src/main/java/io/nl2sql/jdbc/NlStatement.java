package io.nl2sql.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** What a statement knows beyond JDBC; {@code statement.unwrap(NlStatement.class)}. */
public interface NlStatement {
    /**
     * The SQL that was generated for the last question, as it was before policies were applied. Empty before the first
     * execution, and where a person wrote all of the SQL.
     *
     * @throws SQLException if the statement is closed
     */
    Optional<String> generatedSql() throws SQLException;
}
