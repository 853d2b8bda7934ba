package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.RowAccess;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Compares the forms of a fence by leaks and by time: {@code ./mvnw -q -Pfence}; see {@code docs/fence.md}. */
public final class FenceMeasurement {
    private static final int RUNS = 5;
    private static final String TABLE = " FROM \"probe\".\"emp\" WHERE (";

    private static final Map<String, String> PROBES = probes();

    private static final Map<String, UnaryOperator<String>> FORMS = forms();

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Catalog catalog;
    private final Connection raising;
    private final Connection calm;

    private FenceMeasurement(int rows) throws SQLException {
        String script = script(rows);
        String last = "analyze; set jit = off; ";
        TestPostgres.create(
                "fence_a", script + "update probe.emp set salary = 400, secret = 'x' where id = 777;" + last);
        TestPostgres.create(
                "fence_b", script + "update probe.emp set salary = 123, secret = '5' where id = 777;" + last);
        raising = connect("fence_a");
        calm = connect("fence_b");
        catalog = CatalogReader.read(raising, "probe");
    }

    /** @param args the number of rows, 1,000,000 where it is not given */
    public static void main(String[] args) throws SQLException {
        boolean given = args.length > 0 && !args[0].isBlank();
        new FenceMeasurement(given ? Integer.parseInt(args[0]) : 1_000_000).print(System.out);
    }

    private static String script(int rows) {
        return """
                create schema probe;
                create table probe.emp (id int primary key, tenant int, dept int, salary int, secret text);
                insert into probe.emp select g, g % 50, g % 1000, 100 + g % 7, (g % 9)::text from generate_series(1, ROWS) g;
                create table probe.allowed (tenant int, who int);
                insert into probe.allowed values (5, 1);
                create index on probe.emp (dept);
                """.replace("ROWS", Integer.toString(rows));
    }

    private static Connection connect(String database) throws SQLException {
        Connection connection = TestPostgres.connect(database, "postgres");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set jit = off; set max_parallel_workers_per_gather = 0");
        }
        return connection;
    }

    private static Map<String, String> probes() {
        Map<String, String> probes = new LinkedHashMap<>();
        probes.put("key lookup", "SELECT id FROM emp WHERE id = 777 AND 1 / (salary - 400) > -5");
        probes.put("text cast, key range", "SELECT id FROM emp WHERE id BETWEEN 770 AND 780 AND secret::int > 0");
        probes.put(
                "division, key range", "SELECT id FROM emp WHERE id BETWEEN 770 AND 780 AND 1 / (salary - 400) > -5");
        probes.put(
                "division in a join",
                "SELECT a.id FROM emp a JOIN emp b ON a.id = b.id AND 1 / (a.salary - 400) > -5 WHERE b.dept = 777");
        probes.put(
                "inner select item",
                "SELECT id FROM (SELECT id, 1 / (salary - 400) AS x FROM emp) t WHERE id = 777 AND x > -5");
        probes.put("star", "SELECT * FROM emp WHERE dept = 777 AND 1 / (salary - 400) > -5");
        probes.put(
                "inner query",
                "SELECT a.id FROM emp a WHERE a.dept = 777 AND EXISTS (SELECT 1 FROM emp b WHERE b.id = a.id"
                        + " AND 1 / (b.salary - 400) > -5)");
        return probes;
    }

    private static Map<String, UnaryOperator<String>> forms() {
        Map<String, UnaryOperator<String>> forms = new LinkedHashMap<>();
        forms.put("bare", Unfenced::text);
        forms.put("OFFSET 0", sql -> fenced(Unfenced.text(sql)));
        forms.put("guard", UnaryOperator.identity());
        return forms;
    }

    /** With OFFSET 0 at the end of every policy select. */
    private static String fenced(String sql) {
        StringBuilder text = new StringBuilder(sql);
        int from = text.indexOf(TABLE);
        while (from >= 0) {
            int at = from + TABLE.length();
            for (int depth = 1; depth > 0; at++) {
                depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            }
            text.insert(at, " OFFSET 0");
            from = text.indexOf(TABLE, at);
        }
        return text.toString();
    }

    private void print(PrintStream out) {
        Map<String, RowAccess> policies = FencedPolicies.of("probe", "emp");
        out.println("| probe | " + String.join(" | ", FORMS.keySet()) + " |");
        out.println("|---".repeat(FORMS.size() + 1) + "|");
        for (Map.Entry<String, String> probe : PROBES.entrySet()) {
            List<String> cells = new ArrayList<>();
            for (UnaryOperator<String> form : FORMS.values()) {
                int leaks = 0;
                double least = Double.MAX_VALUE;
                double most = 0;
                for (RowAccess policy : policies.values()) {
                    AuthorizedQuery query = authorized(probe.getValue(), policy);
                    String sql = form.apply(query.sql());
                    Execution answer = Execution.of(raising, sql, query.parameters());
                    leaks += answer.equals(Execution.of(calm, sql, query.parameters())) ? 0 : 1;
                    double time = milliseconds(sql, query);
                    least = Math.min(least, time);
                    most = Math.max(most, time);
                }
                cells.add(leaks + " leaks, " + rounded(least) + " to " + rounded(most) + " ms");
            }
            out.println("| " + probe.getKey() + " | " + String.join(" | ", cells) + " |");
        }
    }

    private static String rounded(double time) {
        return String.format(Locale.ROOT, time < 10 ? "%.1f" : "%.0f", time);
    }

    /** The median, warm, where nothing fails. */
    private double milliseconds(String sql, AuthorizedQuery query) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            Execution.of(calm, sql, query.parameters());
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().sorted().toList().get(RUNS / 2);
    }

    private AuthorizedQuery authorized(String probe, RowAccess rows) {
        VisibleCatalog seen = VisibleCatalog.of(catalog, Rules.closed().rows("probe", "emp", rows), Rules.ANN);
        if (guard.validate(probe, seen) instanceof Validation.Accepted accepted) {
            return guard.authorize(accepted.query());
        }
        throw new IllegalStateException("The guard refuses the probe " + probe);
    }
}
