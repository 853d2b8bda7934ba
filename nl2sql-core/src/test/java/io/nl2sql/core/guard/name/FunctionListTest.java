package io.nl2sql.core.guard.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.name.Functions.Function;
import io.nl2sql.core.guard.name.Functions.Kind;
import io.nl2sql.core.guard.name.Functions.Volatility;
import io.nl2sql.core.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of functions says of each what PostgreSQL's own catalog says. */
class FunctionListTest {
    /** PostgreSQL reads these as syntax and has no functions of their names. */
    private static final Set<String> SYNTAX = Set.of(
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "trim",
            "grouping",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp");

    private static final Set<String> CLOCK =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    /** A record for each value: they stand in FROM, where the query names the columns. */
    private static final Set<String> RECORDS = Set.of("json_to_record", "jsonb_to_record");

    private static final String CATALOG = "SELECT proname, string_agg(DISTINCT provolatile::text, '') AS volatility,"
            + " bool_or(prosecdef) AS definer, string_agg(DISTINCT prokind::text, '') AS kinds, bool_or(proretset) AS"
            + " sets, string_agg(DISTINCT l.lanname, ',') AS languages FROM pg_proc p JOIN pg_language l ON l.oid ="
            + " p.prolang WHERE pronamespace = 'pg_catalog'::regnamespace GROUP BY proname";

    private record Known(String volatility, boolean definer, String kinds, boolean sets, String languages) {}

    private static final Map<String, Known> KNOWN = new HashMap<>();

    @BeforeAll
    static void readCatalog() throws SQLException {
        try (Connection connection = TestPostgres.connect("postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                Known known = new Known(
                        rows.getString("volatility"),
                        rows.getBoolean("definer"),
                        rows.getString("kinds"),
                        rows.getBoolean("sets"),
                        rows.getString("languages"));
                KNOWN.put(rows.getString("proname"), known);
            }
        }
    }

    private static Set<String> named(Predicate<Function> which) {
        return Functions.all().stream()
                .filter(which)
                .map(Function::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed(Predicate<Known> which) {
        return named(function -> KNOWN.containsKey(function.name()) && which.test(KNOWN.get(function.name())));
    }

    @Test
    void everyFunctionIsPostgresqls() {
        assertThat(named(function -> !KNOWN.containsKey(function.name()))).containsExactlyInAnyOrderElementsOf(SYNTAX);
        assertThat(Functions.all()).hasSizeGreaterThan(300);
    }

    @Test
    void noneChangesAnythingOrActsForSomebodyElse() {
        assertThat(listed(known -> known.volatility().contains("v"))).isEmpty();
        assertThat(listed(Known::definer)).isEmpty();
        assertThat(listed(known -> known.kinds().contains("p"))).isEmpty();
        assertThat(listed(known -> !known.languages().matches("internal|sql|internal,sql")))
                .isEmpty();
    }

    @Test
    void volatilityIsWhatPostgresqlSays() {
        Set<String> stable = listed(known -> known.volatility().contains("s"));
        stable.addAll(CLOCK);
        assertThat(named(function -> function.volatility() == Volatility.STABLE))
                .isEqualTo(stable);
    }

    @Test
    void kindsAreWhatPostgresqlSays() {
        for (Function function : Functions.all()) {
            Known known = KNOWN.get(function.name());
            if (known != null) {
                assertThat(function.kinds().contains(Kind.AGGREGATE))
                        .as(function.name())
                        .isEqualTo(known.kinds().contains("a"));
                assertThat(function.kinds().contains(Kind.WINDOW))
                        .as(function.name())
                        .isEqualTo(known.kinds().contains("w"));
                assertThat(function.kinds().contains(Kind.TABLE))
                        .as(function.name())
                        .isEqualTo(known.sets() || RECORDS.contains(function.name()));
            }
        }
    }

    /** Their names alone say that they look around, or run what they are given. */
    @Test
    void noneReadsSettingsCatalogsOrFiles() {
        assertThat(named(function -> function.name()
                        .matches(
                                "(pg_|current_s|current_u|inet_(client|server)|has_|txid|lo_|set_config|query_to|table_to"
                                        + "|schema_to|database_to|cursor_to|dblink|ts_stat|ts_rewrite|to_reg|obj_|col_|shobj_|nextval"
                                        + "|currval|lastval|setval|random|gen_|clock_|timeofday|version|xml).*")))
                .isEmpty();
    }
}
