package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.guard.lex.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Changes the rows that policies hide, and nothing else: tables that other tables' policies look up stay as they are, and
 * what would change a visible row is taken back. For one thread.
 */
final class HiddenRows {
    private final Connection connection;
    private final List<TableRule> rules;
    private int changed;

    /** @param connection of a superuser */
    HiddenRows(Connection connection, List<TableRule> rules) {
        this.connection = connection;
        this.rules = List.copyOf(rules);
    }

    /** Takes every second hidden row away and gives the others values that fail elsewhere than theirs did. */
    int change() throws SQLException {
        return each(this::otherwise);
    }

    /** Takes every hidden row away. */
    int remove() throws SQLException {
        return each((rule, hidden) -> execute("DELETE FROM " + name(rule) + " WHERE " + hidden));
    }

    private interface Change {
        void of(TableRule rule, String hidden) throws SQLException;
    }

    private int each(Change change) throws SQLException {
        execute("SET session_replication_role = replica");
        for (TableRule rule : rules) {
            if (rule.rows().isPresent() && !isLookedUp(rule)) {
                String condition = rule.rows().get().theirs();
                String before = visible(rule, condition);
                execute("BEGIN");
                change.of(rule, "(" + condition + ") IS NOT TRUE");
                boolean same = visible(rule, condition).equals(before);
                execute(same ? "COMMIT" : "ROLLBACK");
                changed += same ? 1 : 0;
            }
        }
        execute("RESET session_replication_role");
        execute("ANALYZE");
        return changed;
    }

    private boolean isLookedUp(TableRule rule) {
        return rules.stream()
                .flatMap(other -> other.rows().stream())
                .flatMap(condition -> condition.ours().texts().stream())
                .anyMatch(text -> text.contains(name(rule) + " AS parent"));
    }

    private void otherwise(TableRule rule, String hidden) throws SQLException {
        execute("DELETE FROM " + name(rule) + " WHERE " + hidden + " AND hashtext(ctid::text) % 2 = 0");
        for (Column column : rule.table().columns()) {
            String value =
                    switch (column.type().category()) {
                        case INTEGER, DECIMAL, FLOAT -> "0";
                        case TEXT -> "'('";
                        case DATE -> "'infinity'";
                        case TIMESTAMP, TIMESTAMP_WITH_ZONE -> "'-infinity'";
                        default -> "NULL";
                    };
            attempt("UPDATE " + name(rule) + " SET " + Token.quoted(column.name()) + " = " + value + " WHERE "
                    + hidden);
        }
    }

    /** A value that keys, checks or lengths do not allow is passed over. */
    private void attempt(String sql) throws SQLException {
        execute("SAVEPOINT attempt");
        try {
            execute(sql);
        } catch (SQLException e) {
            execute("ROLLBACK TO SAVEPOINT attempt");
        }
    }

    private String visible(TableRule rule, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet digest =
                        statement.executeQuery("SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM (SELECT"
                                + " * FROM " + name(rule) + " WHERE " + condition + ") AS t")) {
            digest.next();
            return String.valueOf(digest.getString(1));
        }
    }

    private static String name(TableRule rule) {
        return ColumnProfile.quoted(rule.table().name());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
