package io.nl2sql.tests.coverage;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Finding;
import io.nl2sql.core.guard.GuardLimits;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.tests.coverage.Corpus.Written;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a corpus through the guard and runs what it accepts beside the statement as written. Statements that PostgreSQL
 * itself does not run are counted apart.
 */
public final class Coverage {
    private static final int MOST_ROWS = 20_000;

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Map<String, List<String>> outcomes = new TreeMap<>();
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private int statements;

    /** @param args the corpus and the script, or directory of scripts, for its database; see {@link Corpus#read} */
    public static void main(String[] args) throws IOException, SQLException {
        Path source = Path.of(args[0]);
        Path schema = args.length > 1 && !args[1].isBlank() ? Path.of(args[1]) : source.resolve("schema.sql");
        Coverage coverage = new Coverage();
        coverage.measure(Corpus.read(source, schema));
        coverage.print(System.out);
    }

    private void measure(Corpus corpus) throws IOException, SQLException {
        Map<Path, List<Written>> byDatabase = new LinkedHashMap<>();
        corpus.statements()
                .forEach(written -> byDatabase
                        .computeIfAbsent(written.database(), database -> new ArrayList<>())
                        .add(written));
        for (Map.Entry<Path, List<Written>> group : byDatabase.entrySet()) {
            try (CorpusDatabase database = CorpusDatabase.of(group.getKey())) {
                for (Written written : group.getValue()) {
                    statements++;
                    String outcome = outcome(written, database);
                    outcomes.computeIfAbsent(outcome, name -> new ArrayList<>()).add(written.id());
                }
            }
        }
    }

    private String outcome(Written written, CorpusDatabase database) {
        String expected = rows(database.connection(), written.sql());
        boolean runs = !expected.startsWith("ERROR");
        Validation validation = guard.validate(written.sql(), database.catalog());
        if (validation instanceof Validation.Rejected rejected) {
            Finding first = rejected.findings().get(0);
            String reason = first.code() + " " + first.message();
            reasons.computeIfAbsent(runs ? reason : "(not run by PostgreSQL) " + reason, name -> new ArrayList<>())
                    .add(written.id());
            return runs ? "refused" : "refused, and not run by PostgreSQL (" + expected + ")";
        }
        try {
            AuthorizedQuery query = guard.authorize(((Validation.Accepted) validation).query());
            String actual = rows(database.connection(), query.sql());
            if (!runs) {
                return "accepted, but not run by PostgreSQL (" + expected + ")";
            }
            return actual.equals(expected)
                    ? "accepted, same rows"
                    : "accepted, OTHER ROWS" + (actual.startsWith("ERROR") ? " (" + actual + ")" : "");
        } catch (Nl2SqlException e) {
            reasons.computeIfAbsent("second opinion", name -> new ArrayList<>()).add(written.id());
            return "refused";
        }
    }

    /** Columns and rows in their order, or the error's SQLSTATE. */
    private static String rows(Connection connection, String sql) {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                int width = rows.getMetaData().getColumnCount();
                for (int i = 1; i <= width; i++) {
                    text.append(rows.getMetaData().getColumnLabel(i)).append('|');
                }
                while (rows.next()) {
                    text.append('\n');
                    for (int i = 1; i <= width; i++) {
                        text.append(rows.getString(i)).append('|');
                    }
                }
            }
            return text.toString();
        } catch (SQLException e) {
            return "ERROR " + e.getSQLState();
        }
    }

    private void print(PrintStream out) {
        out.println(statements + " statements");
        outcomes.forEach((outcome, ids) -> out.println("  " + ids.size() + " " + outcome + some(outcome, ids)));
        reasons.forEach((reason, ids) -> out.println("    " + ids.size() + " × " + reason + " " + first(ids)));
    }

    private static String some(String outcome, List<String> ids) {
        return outcome.equals("accepted, same rows") || outcome.equals("refused") ? "" : " " + first(ids);
    }

    private static List<String> first(List<String> ids) {
        return ids.subList(0, Math.min(ids.size(), 12));
    }
}
