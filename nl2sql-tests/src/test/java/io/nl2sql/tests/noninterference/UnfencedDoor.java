package io.nl2sql.tests.noninterference;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.tests.noninterference.Twins.Twin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A guard as one would write it first: rows, masks and columns as the policies say, by plain views, and nothing that keeps
 * the database from evaluating the asker's conditions before the policy's. It leaks; that is what it is for.
 */
final class UnfencedDoor implements Door {
    private static final String SCHEMA = "unfenced";

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Door proper = new GuardDoor();

    /** Makes the views in every twin and puts them first on its search path; the guard's own texts name schemas. */
    static UnfencedDoor over(Twins twins) throws SQLException {
        UnfencedDoor door = new UnfencedDoor();
        for (Twin twin : twins.all()) {
            door.makeViews(twin);
        }
        return door;
    }

    private void makeViews(Twin twin) throws SQLException {
        try (Connection admin = TestPostgres.connect(twin.connection().getCatalog(), "postgres");
                java.sql.Statement statement = admin.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA);
            for (VisibleTable table : twin.catalog().tables()) {
                statement.execute(
                        "CREATE VIEW " + SCHEMA + "." + table.name().table() + " AS " + governed(table.name(), twin));
            }
            statement.execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO twin_reader; GRANT SELECT ON ALL TABLES IN"
                    + " SCHEMA " + SCHEMA + " TO twin_reader");
        }
        try (java.sql.Statement statement = twin.connection().createStatement()) {
            statement.execute("SET search_path = " + SCHEMA + ", " + Twins.SCHEMA);
        }
    }

    private String governed(TableName table, Twin twin) {
        Passage whole = proper.open("SELECT * FROM " + table, twin);
        String sql = whole.sql().replace(" OFFSET 0", "");
        for (ClaimValue value : whole.parameters()) {
            sql = sql.replaceFirst("\\?", literal(value));
        }
        return sql;
    }

    private static String literal(ClaimValue value) {
        String list = value.values().stream().map(String::valueOf).collect(Collectors.joining("', '", "'", "'"));
        return value.multiple() ? "ARRAY[" + list + "]" : value.values().get(0).toString();
    }

    @Override
    public Passage open(String sql, Twin twin) {
        Validation validation = guard.validate(sql, twin.catalog());
        return validation.fold(
                query -> new Passage(query.sql().replaceAll("\\btwin *\\. *", SCHEMA + "."), List.of(), ""),
                findings -> Passage.refused(findings.toString()));
    }
}
