package io.nl2sql.tests.noninterference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a database is told to plan. The promise holds under every plan, so the twins are asked under odd ones too.
 *
 * @param settings assignments; what is not named here has its default
 */
public record PlannerSettings(List<String> settings) {
    public static final PlannerSettings DEFAULT = new PlannerSettings(List.of());

    /** Different in kind from each other: by sorts and loops, by hashes, by merges, without indexes. */
    public static final List<PlannerSettings> KINDS = List.of(
            DEFAULT,
            of("enable_hashjoin = off", "enable_hashagg = off", "enable_incremental_sort = off"),
            of("enable_mergejoin = off", "enable_nestloop = off", "enable_sort = off"),
            of("enable_hashjoin = off", "enable_nestloop = off"),
            of("enable_hashjoin = off", "enable_mergejoin = off"),
            of(
                    "enable_indexscan = off",
                    "enable_bitmapscan = off",
                    "enable_indexonlyscan = off",
                    "enable_memoize = off"));

    private static final List<String> ODD = List.of(
            "enable_hashjoin = off",
            "enable_mergejoin = off",
            "enable_nestloop = off",
            "enable_seqscan = off",
            "enable_indexscan = off",
            "enable_indexonlyscan = off",
            "enable_bitmapscan = off",
            "enable_material = off",
            "enable_memoize = off",
            "enable_hashagg = off",
            "enable_sort = off",
            "enable_incremental_sort = off",
            "join_collapse_limit = 1",
            "from_collapse_limit = 1",
            "geqo_threshold = 2",
            "random_page_cost = 1",
            "cpu_operator_cost = 1");

    /** One worker does everything: with more, which row comes first would be luck. */
    private static final List<String> PARALLEL = List.of(
            "debug_parallel_query = on",
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0",
            "min_parallel_index_scan_size = 0",
            "max_parallel_workers_per_gather = 1",
            "parallel_leader_participation = off");

    /** Compiles every expression where the server can. */
    private static final List<String> COMPILED =
            List.of("jit = on", "jit_above_cost = 0", "jit_inline_above_cost = -1", "jit_optimize_above_cost = -1");

    private static final String RESET = reset();

    public PlannerSettings {
        settings = List.copyOf(settings);
    }

    private static PlannerSettings of(String... settings) {
        return new PlannerSettings(List.of(settings));
    }

    /** The defaults for every third; odd ones for the others. */
    static PlannerSettings of(Dice dice) {
        if (dice.below(3) == 0) {
            return DEFAULT;
        }
        List<String> chosen = new ArrayList<>();
        int wanted = 1 + dice.below(4);
        for (int i = 0; i < wanted; i++) {
            chosen.add(dice.of(ODD));
        }
        if (dice.chance(25)) {
            chosen.add("plan_cache_mode = force_generic_plan");
        }
        if (dice.chance(6)) {
            chosen.addAll(PARALLEL);
        } else if (dice.chance(6)) {
            chosen.addAll(COMPILED);
        }
        return new PlannerSettings(chosen.stream().distinct().toList());
    }

    /** Reads with JIT off and one process: starting others takes longer than most statements. */
    private static String reset() {
        List<String> names = new ArrayList<>(ODD);
        names.addAll(PARALLEL);
        names.addAll(COMPILED);
        names.add("plan_cache_mode = auto");
        return names.stream()
                        .map(setting -> "RESET " + setting.split(" ", 2)[0] + ";")
                        .collect(Collectors.joining(" "))
                + " SET jit = off; SET max_parallel_workers_per_gather = 0;";
    }

    /** For the rest of the session, or until others are applied. */
    public void apply(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(RESET
                    + settings.stream().map(setting -> " SET " + setting + ";").collect(Collectors.joining()));
        }
    }

    @Override
    public String toString() {
        return settings.isEmpty() ? "default plans" : String.join(", ", settings);
    }
}
