package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.tests.noninterference.PlannerSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks two databases the same and compares; see {@code Judge} beside the generated twins. For one thread. */
final class TwinJudge {
    private final TwinDatabases databases;
    private final List<String> schemas;
    private final Side side;
    private final List<Scope> twins;
    private List<Scope> bare = List.of();

    TwinJudge(TwinDatabases databases, List<String> schemas, Side side) throws SQLException {
        this.databases = databases;
        this.schemas = List.copyOf(schemas);
        this.side = side;
        this.twins = scopes(databases.twins());
    }

    /** What the asker may ask. */
    VisibleCatalog catalog() {
        return twins.get(0).catalog();
    }

    private List<Scope> scopes(List<GovernedDatabase> governed) throws SQLException {
        List<Scope> scopes = new ArrayList<>();
        for (GovernedDatabase database : governed) {
            scopes.add(database.scope(schemas, side));
        }
        return scopes;
    }

    /** @param timeout as PostgreSQL writes it */
    String outcome(AuthorizedQuery query, PlannerSettings settings, String timeout) throws IOException, SQLException {
        List<Reply> replies = replies(query, twins, settings, timeout);
        Reply one = replies.get(0);
        Reply other = replies.get(1);
        if (one.state().equals("57014") || other.state().equals("57014")) {
            return "TIMEOUT";
        }
        if (seen(one).equals(seen(other))) {
            return one.failed() ? "SAME_ERROR" : "SAME";
        }
        if (bare.isEmpty()) {
            bare = scopes(databases.bare());
        }
        List<Reply> known = replies(query, bare, settings, timeout);
        if (seen(known.get(0)).equals(seen(one)) && seen(known.get(1)).equals(seen(other))) {
            return "OPEN_ORDER";
        }
        return !one.failed() && !other.failed() && varies(query, timeout) ? "OPEN_ORDER" : "DIFFERENT";
    }

    private static List<Reply> replies(
            AuthorizedQuery query, List<Scope> asked, PlannerSettings settings, String timeout) throws SQLException {
        List<Reply> replies = new ArrayList<>();
        for (Scope scope : asked) {
            replies.add(run(query, scope, settings, timeout));
        }
        return replies;
    }

    /** Whether rows vary with the plan where nothing is hidden. */
    private boolean varies(AuthorizedQuery query, String timeout) throws SQLException {
        Set<List<String>> answers = new HashSet<>();
        for (PlannerSettings kind : PlannerSettings.KINDS) {
            for (Reply reply : replies(query, bare, kind, timeout)) {
                answers.add(seen(reply));
            }
        }
        return answers.size() > 1;
    }

    private static Reply run(AuthorizedQuery query, Scope scope, PlannerSettings settings, String timeout)
            throws SQLException {
        Connection connection = scope.connection();
        execute(connection, "BEGIN");
        settings.apply(connection);
        execute(connection, "SET LOCAL statement_timeout = '" + timeout + "'");
        for (String setting : scope.guarded()) {
            execute(connection, setting);
        }
        Reply reply = Reply.of(connection, query.sql(), query.parameters());
        execute(connection, "ROLLBACK");
        return reply;
    }

    /** Columns, and rows in whatever order; floating-point numbers to seven digits, as sums differ by their order. */
    private static List<String> seen(Reply reply) {
        List<String> rows = new ArrayList<>(reply.table().rows().stream()
                .map(row -> row.stream().map(TwinJudge::text).toList().toString())
                .sorted()
                .toList());
        rows.add(reply.columns().toString());
        rows.add(reply.state());
        return rows;
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6e", number) : String.valueOf(value);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
