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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two databases that differ only in what the asker must not see, and some that hold nothing else than what the asker may
 * see.
 *
 * @param first holds hidden values that make expressions fail
 * @param second holds calm hidden values, in other numbers
 * @param bareFirst holds nothing hidden, but is planned as the first is, and its visible rows lie where the first's lie
 * @param bareSecond likewise for the second; it holds the same as {@code bareFirst}, under the masks too
 * @param moved holds nothing hidden, and its visible rows lie in another order
 */
record Twins(Twin first, Twin second, Twin bareFirst, Twin bareSecond, Twin moved) implements AutoCloseable {
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
        String poison = common + Resources.text("poison.sql");
        String difference = common + Resources.text("difference.sql");
        String masked = Resources.text("masked.sql");
        String bare = Resources.text("hidden-rows.sql");
        Twins twins = new Twins(
                twin("twin_a", poison + finish),
                twin("twin_b", difference + masked + finish),
                twin("twin_a_bare", poison + masked + finish + bare),
                twin("twin_b_bare", difference + masked + finish + bare),
                twin("twin_moved", common + masked + finish + bare + Resources.text("moved.sql") + "ANALYZE"));
        copyStatistics("twin_a", "twin_a_bare");
        copyStatistics("twin_b", "twin_b_bare");
        twins.plan(PlannerSettings.DEFAULT);
        return twins;
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
                    + " default_transaction_read_only = on");
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
                bareFirst.under(policies),
                bareSecond.under(policies),
                moved.under(policies));
    }

    List<Twin> all() {
        return List.of(first, second, bareFirst, bareSecond, moved);
    }

    void plan(PlannerSettings settings) throws SQLException {
        for (Twin twin : all()) {
            settings.apply(twin.connection());
        }
    }

    @Override
    public void close() throws SQLException {
        for (Twin twin : all()) {
            twin.connection().close();
        }
    }
}
