package io.nl2sql.tests.coverage;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks what people wrote of two databases that differ in hidden rows only; see {@code docs/noninterference.md}. Ends with
 * an error where a statement tells them apart.
 */
public final class CorpusTwins {
    private static final List<String> PLANS = List.of(
            "SET LOCAL enable_seqscan = on",
            "SET LOCAL enable_hashagg = off; SET LOCAL enable_hashjoin = off",
            "SET LOCAL enable_mergejoin = off; SET LOCAL enable_sort = off; SET LOCAL enable_nestloop = off",
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off",
            "SET LOCAL from_collapse_limit = 1; SET LOCAL join_collapse_limit = 1");

    private final PrintStream out;
    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private CorpusTwins(PrintStream out) {
        this.out = out;
    }

    /** Two that differ in hidden rows, and one without any. */
    private record Databases(GovernedDatabase first, GovernedDatabase second, GovernedDatabase bare)
            implements AutoCloseable {
        static Databases of(DatabaseScript script, PrintStream out) throws IOException, SQLException {
            Databases databases = new Databases(
                    GovernedDatabase.of(script),
                    GovernedDatabase.of(script.named(script.name() + "_twin")),
                    GovernedDatabase.of(script.named(script.name() + "_bare")));
            int changed = databases.second.hiddenRows().change();
            out.println(script.name() + ": hidden rows of " + changed + " tables changed, of "
                    + databases.bare.hiddenRows().remove() + " removed");
            return databases;
        }

        @Override
        public void close() throws SQLException {
            first.close();
            second.close();
            bare.close();
        }
    }

    /**
     * Asks and prints.
     *
     * @param args the corpora's directory or nothing to ask nothing, and names of corpora parted by commas or nothing for all
     */
    public static void main(String[] args) throws IOException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        CorpusTwins twins = new CorpusTwins(out);
        if (args[0].isBlank()) {
            return;
        }
        Set<String> wanted = args[1].isBlank() ? Set.of() : Set.of(args[1].split(","));
        for (Corpus corpus : new Corpora(Path.of(args[0])).all()) {
            if (wanted.isEmpty() || wanted.contains(corpus.name())) {
                twins.ask(corpus);
                out.println(corpus.name() + ", all so far: " + twins.outcomes);
            }
        }
        if (twins.outcomes.containsKey("DIFFERENT")) {
            throw new IllegalStateException(twins.outcomes.get("DIFFERENT") + " statements tell what is hidden");
        }
    }

    private void ask(Corpus corpus) throws IOException, SQLException {
        DatabaseScript open = null;
        Databases databases = null;
        try {
            for (Corpus.Group group : corpus.groups()) {
                if (!group.database().equals(open)) {
                    if (databases != null) {
                        databases.close();
                    }
                    open = group.database();
                    databases = Databases.of(open, out);
                }
                for (Side side : Side.values()) {
                    ask(group, side, databases);
                }
            }
        } finally {
            if (databases != null) {
                databases.close();
            }
        }
    }

    private void ask(Corpus.Group group, Side side, Databases databases) throws SQLException {
        Scope first = databases.first().scope(group.schemas(), side);
        Scope second = databases.second().scope(group.schemas(), side);
        Scope bare = databases.bare().scope(group.schemas(), side);
        for (Corpus.Written written : group.statements()) {
            Optional<AuthorizedQuery> query = governed(written.sql(), first);
            String outcome = query.isEmpty() ? "REFUSED" : outcome(query.get(), List.of(first, second), bare);
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome.equals("DIFFERENT")) {
                out.println("DIFFERENT " + written.id() + " " + side + ": "
                        + query.get().sql());
            }
        }
    }

    private Optional<AuthorizedQuery> governed(String sql, Scope scope) {
        try {
            return guard.validate(sql, scope.catalog())
                    .fold(query -> Optional.of(guard.authorize(query)), findings -> Optional.empty());
        } catch (Nl2SqlException e) {
            return Optional.empty();
        }
    }

    private static String outcome(AuthorizedQuery query, List<Scope> twins, Scope bare) throws SQLException {
        Reply one = run(query, twins.get(0), PLANS.get(0));
        Reply other = run(query, twins.get(1), PLANS.get(0));
        if (one.state().equals("57014") || other.state().equals("57014")) {
            return "TIMEOUT";
        }
        if (seen(one).equals(seen(other))) {
            return one.failed() ? "SAME_ERROR" : "SAME";
        }
        Set<List<String>> answers = new HashSet<>();
        Set<String> states = new HashSet<>();
        for (String plan : PLANS) {
            Reply reply = run(query, bare, plan);
            answers.add(seen(reply));
            states.add(reply.state());
        }
        return answers.size() > 1 && states.containsAll(List.of(one.state(), other.state()))
                ? "OPEN_ORDER"
                : "DIFFERENT";
    }

    private static Reply run(AuthorizedQuery query, Scope scope, String plan) throws SQLException {
        Connection connection = scope.connection();
        execute(connection, "BEGIN");
        execute(connection, "SET LOCAL statement_timeout = '10s'");
        execute(connection, plan);
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
                .map(row -> row.stream().map(CorpusTwins::text).toList().toString())
                .sorted()
                .toList());
        rows.add(reply.columns().toString());
        rows.add(reply.state());
        return rows;
    }

    private static String text(Object value) {
        return value instanceof Double number
                ? String.format(java.util.Locale.ROOT, "%.6e", number)
                : String.valueOf(value);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
