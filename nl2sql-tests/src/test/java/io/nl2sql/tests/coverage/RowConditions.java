package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.SqlFragment;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a condition for every table, by its name and by what it holds, so that all shapes occur: about a fifth of a
 * table's rows are hidden. Look-ups read tables that have policies of their own; the native policies then read them by a
 * function with its owner's rights, since the sub-queries of ours see raw tables.
 */
final class RowConditions {
    private static final String SCHEMA = "coverage_lookups";
    private static final double LEAST_SHOWN = 0.3;
    private static final double MOST_SHOWN = 0.97;
    private static final int MOST_PROFILED = 6;
    private static final int LISTED = 12;

    private final Connection connection;
    private int lookups;

    RowConditions(Connection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE SCHEMA " + SCHEMA);
        execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO PUBLIC");
    }

    static boolean isOwn(String schema) {
        return schema.equals(SCHEMA);
    }

    /** Empty for a table that no condition divides: such as one of a single row. */
    Optional<RowCondition> choose(Table table) throws SQLException {
        List<ColumnProfile> profiles = new ArrayList<>();
        for (Column column : table.columns()) {
            if (ColumnProfile.canBeProfiled(column) && profiles.size() < MOST_PROFILED) {
                profiles.add(ColumnProfile.read(connection, table.name(), column));
            }
        }
        profiles.removeIf(profile -> profile.distinct() == 0);
        List<Shape> shapes = List.of(
                this::constant,
                this::claim,
                this::lookup,
                this::missing,
                this::reference,
                this::listed,
                this::computed);
        int first = Math.floorMod(table.name().toString().hashCode(), shapes.size());
        for (int i = 0; i < shapes.size() && !profiles.isEmpty(); i++) {
            Shape shape = shapes.get((first + i) % shapes.size());
            for (ColumnProfile profile : profiles) {
                Optional<RowCondition> condition = shape.on(table, profile);
                if (condition.isPresent() && divides(table, condition.get())) {
                    return condition;
                }
            }
        }
        return Optional.empty();
    }

    private interface Shape {
        Optional<RowCondition> on(Table table, ColumnProfile profile) throws SQLException;
    }

    private Optional<RowCondition> constant(Table table, ColumnProfile profile) {
        return Optional.of(RowCondition.of("constant", profile.name() + " > " + profile.literal(profile.low())));
    }

    private Optional<RowCondition> claim(Table table, ColumnProfile profile) {
        String before = profile.name() + " > ";
        if (profile.is(Category.INTEGER)) {
            long value = Long.parseLong(profile.low());
            return Optional.of(RowCondition.ofClaim(before, ClaimValue.of(value), "bigint '" + value + "'"));
        }
        if (profile.is(Category.TEXT)) {
            return Optional.of(RowCondition.ofClaim(
                    before, ClaimValue.of(profile.low()), Token.literal(profile.low()) + "::text"));
        }
        return profile.is(Category.DECIMAL)
                ? Optional.of(RowCondition.ofClaim(
                        before, ClaimValue.of(new BigDecimal(profile.low())), "numeric '" + profile.low() + "'"))
                : Optional.empty();
    }

    /** Most of a column's values, as a claim that is a list. */
    private Optional<RowCondition> listed(Table table, ColumnProfile profile) throws SQLException {
        if (!profile.is(Category.TEXT) || profile.distinct() < 2) {
            return Optional.empty();
        }
        List<String> values = strings("SELECT " + profile.name() + "::text FROM " + ColumnProfile.quoted(table.name())
                + " WHERE " + profile.name() + " IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT "
                + Math.min(LISTED, profile.distinct() - 1));
        String literal =
                "ARRAY[" + String.join(", ", values.stream().map(Token::literal).toList()) + "]::text[]";
        return Optional.of(RowCondition.ofClaim(profile.name() + " = ANY ", ClaimValue.of(values), literal));
    }

    /** A list of keys in a table of its own. */
    private Optional<RowCondition> lookup(Table table, ColumnProfile profile) throws SQLException {
        String lookup = SCHEMA + ".permitted_" + ++lookups;
        execute("CREATE TABLE " + lookup + " AS SELECT DISTINCT " + profile.name() + " AS value FROM "
                + ColumnProfile.quoted(table.name()) + " WHERE abs(hashtext(" + profile.name()
                + "::text)::bigint) % 5 <> 0");
        execute("GRANT SELECT ON " + lookup + " TO PUBLIC");
        execute("ANALYZE " + lookup);
        return Optional.of(RowCondition.of(
                "lookup", profile.name() + " IN (SELECT permitted.value FROM " + lookup + " AS permitted)"));
    }

    /** True for some, NULL for the others. */
    private Optional<RowCondition> missing(Table table, ColumnProfile profile) {
        if (profile.nulls() > 0) {
            return Optional.of(RowCondition.of("null", profile.name() + " <> " + profile.literal(profile.middle())));
        }
        return Optional.of(RowCondition.of(
                "null",
                "CASE WHEN " + profile.name() + " <= " + profile.literal(profile.low()) + " THEN NULL ELSE "
                        + profile.name() + " IS NOT NULL END"));
    }

    /** The rows whose parent, in a governed table, is one of some. */
    private Optional<RowCondition> reference(Table table, ColumnProfile profile) throws SQLException {
        Optional<ForeignKey> key = table.foreignKeys().stream()
                .filter(reference ->
                        reference.columns().equals(List.of(profile.column().name())))
                .filter(reference -> !reference.target().equals(table.name()))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String parent = ColumnProfile.quoted(key.get().target());
        String column = Token.quoted(key.get().targetColumns().get(0));
        String from = parent + " AS parent WHERE parent." + column + " > " + profile.literal(profile.low());
        boolean exists = table.name().table().length() % 2 == 0;
        String function = SCHEMA + ".parents_" + ++lookups;
        execute("CREATE FUNCTION " + function + "() RETURNS SETOF "
                + profile.column().type().name() + " LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT parent." + column
                + " FROM " + from + " $$");
        String own = Token.quoted(table.name().table()) + "." + profile.name();
        String ours = exists
                ? "EXISTS (SELECT 1 FROM " + from + " AND parent." + column + " = " + own + ")"
                : profile.name() + " IN (SELECT parent." + column + " FROM " + from + ")";
        return Optional.of(new RowCondition(
                exists ? "exists" : "reference",
                SqlFragment.of(ours),
                profile.name() + " IN (SELECT " + function + "())"));
    }

    /** Counts as able to fail, so that it is always fenced. */
    private Optional<RowCondition> computed(Table table, ColumnProfile profile) {
        return profile.is(Category.INTEGER)
                ? Optional.of(RowCondition.of("computed", profile.name() + " % 5 <> 1"))
                : Optional.empty();
    }

    private boolean divides(Table table, RowCondition condition) throws SQLException {
        List<String> shown = strings("SELECT avg(CASE WHEN " + condition.theirs() + " THEN 1.0 ELSE 0 END) FROM "
                + ColumnProfile.quoted(table.name()));
        double share = Double.parseDouble(shown.get(0));
        return share >= LEAST_SHOWN && share <= MOST_SHOWN;
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
