package io.nl2sql.core.execution;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where connections to one data source come from. They are in auto-commit mode, read-only, and made with {@link
 * DriverOptions}. Thread-safe.
 */
public interface ConnectionSource {
    /** A connection for one use; closing it gives it back. */
    Connection open() throws SQLException;

    /** Called before closing a connection that must not be used again: its physical connection is to be closed. */
    void discard(Connection connection);
}
