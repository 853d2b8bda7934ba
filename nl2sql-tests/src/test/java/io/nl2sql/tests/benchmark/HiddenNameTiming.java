package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.TableName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How long the guard takes to refuse a hidden name, an unknown one, and another unknown one: by turns, so that whatever
 * else the machine does meets all alike. The last two tell how far apart equals are.
 */
public final class HiddenNameTiming {
    private static final int WARM_UP = 3_000;
    private static final int NAMES = 3;
    private static final String POLICY = """
            dataSources:
              shop:
                tables:
                  sales.customers: { roles: [analyst], columns: { ssn: { hidden: true } } }
                  sales.orders: { roles: [analyst] }
                  hr.people: { roles: [personnel] }
            """;

    /**
     * What is measured.
     *
     * @param text with a mark where the name goes
     * @param names a hidden one and two that mean nothing, of the same length and like no visible one
     */
    private record Case(String title, String text, List<String> names) {
        List<String> queries() {
            return names.stream()
                    .map(name -> String.format(Locale.ROOT, text, name))
                    .toList();
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("table", "SELECT count(*) FROM %s", List.of("people", "peyqlu", "wvuqle")),
            new Case(
                    "table in a sub-query",
                    "SELECT name FROM customers WHERE id IN (SELECT id FROM %s)",
                    List.of("people", "peyqlu", "wvuqle")),
            new Case("table with schema", "SELECT count(*) FROM hr.%s", List.of("people", "peyqlu", "wvuqle")),
            new Case("schema", "SELECT count(*) FROM %s.people", List.of("hr", "hx", "qr")),
            new Case("column", "SELECT %s FROM customers", List.of("ssn", "svq", "qzn")),
            new Case(
                    "column in a condition",
                    "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.%s = 'x'",
                    List.of("ssn", "svq", "qzn")));

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final VisibleCatalog catalog;
    private final int times;
    private final Random dice = new Random(1);

    private HiddenNameTiming(int times) {
        this.times = times;
        this.catalog = visible();
    }

    private static VisibleCatalog visible() {
        Catalog shop = SampleCatalog.shop();
        Table people = new Table(
                new TableName("hr", "people"),
                Table.Kind.TABLE,
                "",
                SampleCatalog.columns("id integer", "full_name text", "salary numeric"),
                List.of("id"),
                List.of(),
                100);
        List<Table> tables = List.of(shop.tables().get(0), shop.tables().get(1), people);
        return VisibleCatalog.of(
                new Catalog("shop", "1", List.of("sales", "hr"), tables),
                PolicyFile.parse(POLICY).forDataSource("shop", PolicyBook.Access.POLICY),
                new Principal("ann", Set.of(Roles.ANALYST), Claims.none()));
    }

    /** @param args how often each name is asked for */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new HiddenNameTiming(Integer.parseInt(args[0])).print(out);
    }

    private void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-22s %10s %10s %10s %14s %14s%n",
                "median of " + times,
                "hidden",
                "unknown",
                "another",
                "hidden slower",
                "another slower");
        for (Case each : CASES) {
            List<String> queries = each.queries();
            measure(queries, WARM_UP);
            long[][] nanos = measure(queries, times);
            out.printf(
                    Locale.ROOT,
                    "%-22s %7.1f µs %7.1f µs %7.1f µs %12.1f %% %12.1f %%%n",
                    each.title(),
                    median(nanos[0]),
                    median(nanos[1]),
                    median(nanos[2]),
                    slower(nanos[0], nanos[1]),
                    slower(nanos[2], nanos[1]));
        }
    }

    /** @return nanoseconds by name and turn */
    private long[][] measure(List<String> queries, int turns) {
        long[][] nanos = new long[NAMES][turns];
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        for (int turn = 0; turn < turns; turn++) {
            // Who comes first in a turn tends to take longer.
            Collections.shuffle(order, dice);
            for (int name : order) {
                nanos[name][turn] = refusal(queries.get(name));
            }
        }
        return nanos;
    }

    private long refusal(String sql) {
        long start = System.nanoTime();
        boolean refused = guard.validate(sql, catalog).fold(query -> false, findings -> true);
        long nanos = System.nanoTime() - start;
        if (!refused) {
            throw new IllegalStateException("Not refused: " + sql);
        }
        return nanos;
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e3;
    }

    /** In how many of a hundred turns the one took longer than the other. */
    private static double slower(long[] one, long[] other) {
        int slower = 0;
        for (int i = 0; i < one.length; i++) {
            slower += one[i] > other[i] ? 1 : 0;
        }
        return 100.0 * slower / one.length;
    }
}
