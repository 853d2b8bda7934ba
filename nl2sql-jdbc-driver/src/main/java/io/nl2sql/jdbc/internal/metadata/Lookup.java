package io.nl2sql.jdbc.internal.metadata;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Asks the server for the caller's view of the data source; see the wire contract. */
@FunctionalInterface
public interface Lookup {
    List<Object[]> meta(String what, Map<String, ?> filter) throws SQLException;
}
