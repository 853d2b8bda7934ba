package io.nl2sql.tests.noninterference;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two databases that differ only in what the asker must not see, and some that hold nothing else than what the asker may
 * see.
 *
 * @param first holds hidden values that make expressions fail
 * @param second holds calm hidden values, in other numbers
 * @param visible hold the visible rows in another physical order; for one of them the planner knows about its rows, for
 *     the others it believes that they were the first twin, and the second. They tell answers that depend on the order of
 *     evaluation from answers that depend on hidden rows
 */
record Twins(Twin first, Twin second, List<Twin> visible) implements AutoCloseable {
    static final String SCHEMA = "twin";

    private static final Principal ASKER = new Principal(
            "ann",
            Set.of("analyst"),
            Claims.of(Map.of("tenant", ClaimValue.of(1), "regions", ClaimValue.of(List.of("north", "east")))));

    /**
     * One database.
     *
     * @param connection as the role of a data source
     * @param tables all of it
     * @param catalog what the asker sees of it
     */
    record Twin(Connection connection, Catalog tables, VisibleCatalog catalog) {
        private Twin under(PolicySet policies) {
            return new Twin(connection, tables, VisibleCatalog.of(tables, policies, ASKER));
        }
    }

    /** The twins with policies of plain conditions and a few look-ups. */
    static Twins create() throws SQLException {
        String common = Resources.text("twins.sql");
        String finish = Resources.text("finish.sql");
        String bare = common + Resources.text("hidden-rows.sql") + finish;
        Twin first = twin("twin_a", common + Resources.text("poison.sql") + finish);
        Twin second = twin("twin_b", common + Resources.text("difference.sql") + finish);
        Twin asFirst = twin("twin_v_as_a", bare);
        Twin asSecond = twin("twin_v_as_b", bare);
        copyStatistics("twin_a", "twin_v_as_a");
        copyStatistics("twin_b", "twin_v_as_b");
        return new Twins(first, second, List.of(twin("twin_v", bare), asFirst, asSecond));
    }

    private static void copyStatistics(String from, String to) throws SQLException {
        try (Connection source = TestPostgres.connect(from, "postgres");
                Connection target = TestPostgres.connect(to, "postgres")) {
            PlannerStatistics.copy(source, target, SCHEMA);
        }
    }

    private static Twin twin(String database, String script) throws SQLException {
        TestPostgres.create(database, script);
        Connection connection = TestPostgres.connect(database, "twin_reader");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA + "; SET TIME ZONE 'UTC'; SET statement_timeout = '1s'; SET"
                    + " default_transaction_read_only = on; SET jit = off");
        }
        Catalog tables = new CatalogReader(SCHEMA, List.of(SCHEMA)).read(connection);
        return new Twin(connection, tables, VisibleCatalog.of(tables, policies("policies.yaml"), ASKER));
    }

    private static PolicySet policies(String file) {
        return PolicyFile.parse(Resources.text(file)).forDataSource(SCHEMA, PolicyBook.Access.POLICY);
    }

    /** The same databases and visible rows under policies that look everything up, which the planner likes to do late. */
    Twins lookingUp() {
        PolicySet policies = policies("lookups.yaml");
        return new Twins(
                first.under(policies),
                second.under(policies),
                visible.stream().map(twin -> twin.under(policies)).toList());
    }

    List<Twin> all() {
        List<Twin> all = new ArrayList<>(List.of(first, second));
        all.addAll(visible);
        return all;
    }

    @Override
    public void close() throws SQLException {
        for (Twin twin : all()) {
            twin.connection().close();
        }
    }
}
