package io.nl2sql.tests.noninterference;

import io.nl2sql.core.guard.Execution;
import io.nl2sql.tests.noninterference.Door.Passage;
import io.nl2sql.tests.noninterference.Twins.Twin;
import io.nl2sql.tests.noninterference.Verdict.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks both twins the same and compares. Not thread-safe. */
final class Judge {
    /** Where the rows were cut, which ones came is the plan's choice; their number and columns are compared still. */
    private static final int MOST_ROWS = 5_000;

    /** The guard sees of a twin its catalog, where nothing but estimated numbers of rows differs. */
    private static final int ASK_TWICE_EVERY = 5;

    private static final List<String> PLANS = List.of(
            "",
            "SET enable_hashjoin = off; SET enable_hashagg = off; SET enable_incremental_sort = off",
            "SET enable_mergejoin = off; SET enable_nestloop = off; SET enable_sort = off",
            "SET enable_hashjoin = off; SET enable_nestloop = off",
            "SET enable_hashjoin = off; SET enable_mergejoin = off",
            "SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off; SET enable_memoize = off");
    private static final List<String> SETTINGS = List.of(
            "hashjoin",
            "hashagg",
            "incremental_sort",
            "mergejoin",
            "nestloop",
            "sort",
            "indexscan",
            "bitmapscan",
            "indexonlyscan",
            "memoize");

    private final Twins twins;
    private final Door door;
    private long asked;

    Judge(Twins twins, Door door) {
        this.twins = twins;
        this.door = door;
    }

    Verdict judge(Statement statement) throws SQLException {
        Passage first = door.open(statement.sql(), twins.first());
        if (asked++ % ASK_TWICE_EVERY == 0) {
            Passage second = door.open(statement.sql(), twins.second());
            if (!first.equals(second)) {
                return new Verdict(Outcome.DIFFERENT, "the guard itself: " + first + " / " + second);
            }
        }
        if (first.isRefused()) {
            return new Verdict(Outcome.REFUSED, first.refusal());
        }
        return compared(first, run(first, twins.first()), run(first, twins.second()), statement.ordered());
    }

    private static Execution run(Passage passage, Twin twin) {
        return Execution.of(twin.connection(), passage.sql(), passage.parameters());
    }

    private Verdict compared(Passage passage, Execution first, Execution second, boolean ordered) throws SQLException {
        if (first.state().equals("57014") || second.state().equals("57014")) {
            return new Verdict(Outcome.TIMEOUT, first.equals(second) ? "" : "on one side");
        }
        if (seen(first, ordered).equals(seen(second, ordered))) {
            return first.failed() ? new Verdict(Outcome.SAME_ERROR, first.state()) : new Verdict(Outcome.SAME, "");
        }
        return isOpen(passage, first, second, ordered)
                ? new Verdict(Outcome.OPEN_ORDER, "")
                : new Verdict(Outcome.DIFFERENT, difference(first, second));
    }

    private static Execution seen(Execution answer, boolean ordered) {
        if (answer.rows().size() >= MOST_ROWS) {
            return new Execution(answer.columns(), List.of("cut at " + MOST_ROWS), answer.state());
        }
        return ordered
                ? answer
                : new Execution(
                        answer.columns(), answer.rows().stream().sorted().toList(), answer.state());
    }

    /** Whether the answer varies where nothing is hidden, and fails there as the twins do. */
    private boolean isOpen(Passage passage, Execution first, Execution second, boolean ordered) throws SQLException {
        Set<Execution> answers = new HashSet<>();
        Set<String> states = new HashSet<>();
        for (Twin twin : twins.visible()) {
            for (String plan : PLANS) {
                set(twin.connection(), plan);
                Execution answer = run(passage, twin);
                answers.add(seen(answer, ordered));
                states.add(answer.state());
            }
            set(twin.connection(), PLANS.get(0));
        }
        return answers.size() > 1 && states.containsAll(List.of(first.state(), second.state()));
    }

    private static void set(Connection connection, String plan) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                statement.execute("RESET enable_" + name);
            }
            statement.execute(plan);
        }
    }

    private static String difference(Execution first, Execution second) {
        return brief(first) + " / " + brief(second);
    }

    private static String brief(Execution answer) {
        List<String> rows = answer.rows();
        return answer.failed()
                ? "error " + answer.state()
                : rows.size() + " rows " + rows.subList(0, Math.min(rows.size(), 3));
    }
}
