package io.nl2sql.core.execution;

import io.nl2sql.core.guard.policy.PolicyDatabase;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Lets PostgreSQL plan policies, through a connection of the data source's own role. Not thread-safe. */
final class PolicyProbe implements PolicyDatabase {
    /** Classes of SQLSTATE that say something about the database, not about the query. */
    private static final List<String> TROUBLES =
            List.of("08", "25", "28", "40", "53", "54", "55", "57", "58", "F0", "XX");

    private static final String READERS = """
            WITH RECURSIVE reads(reader, source) AS (
              SELECT inhrelid, inhparent FROM pg_inherits
              UNION
              SELECT r.ev_class, d.refobjid FROM pg_rewrite r
              JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
            ), reached(id) AS (
              SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN unnest(?::text[], ?::text[]) AS wished(schema, name) ON n.nspname = wished.schema AND c.relname = wished.name
              UNION
              SELECT reads.reader FROM reached JOIN reads ON reads.source = reached.id
            )
            SELECT n.nspname, c.relname FROM reached JOIN pg_class c ON c.oid = reached.id
            JOIN pg_namespace n ON n.oid = c.relnamespace
            """;

    private final Connection connection;

    /** @param connection in autocommit mode; stays the caller's */
    PolicyProbe(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Objection> plan(String query) {
        SingleStatement.check(query);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("EXPLAIN " + query);
            return Optional.empty();
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            if (state.length() < 2 || TROUBLES.contains(state.substring(0, 2))) {
                throw new SqlFailures().translate(e, false);
            }
            return Optional.of(new Objection(state, position(e)));
        }
    }

    private static int position(SQLException e) {
        boolean known = e instanceof PSQLException told && told.getServerErrorMessage() != null;
        int position = known ? ((PSQLException) e).getServerErrorMessage().getPosition() : 0;
        return Math.max(0, position - "EXPLAIN ".length());
    }

    @Override
    public Set<TableName> readersOf(Set<TableName> tables) {
        List<TableName> wished = List.copyOf(tables);
        try (PreparedStatement statement = connection.prepareStatement(READERS)) {
            statement.setArray(1, names(wished.stream().map(TableName::schema).toArray()));
            statement.setArray(2, names(wished.stream().map(TableName::table).toArray()));
            Set<TableName> readers = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    readers.add(new TableName(rows.getString(1), rows.getString(2)));
                }
            }
            readers.removeAll(tables);
            return readers;
        } catch (SQLException e) {
            throw new SqlFailures().translate(e, false);
        }
    }

    private java.sql.Array names(Object[] names) throws SQLException {
        return connection.createArrayOf("text", names);
    }
}
