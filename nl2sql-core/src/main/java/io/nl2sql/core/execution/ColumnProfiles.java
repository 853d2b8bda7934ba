package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnProfile.Range;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Column profiles from {@code pg_stats}, without reading any table. The view shows what the connection's role can SELECT and
 * nothing of tables with row security. Tables that were never analysed have none.
 */
final class ColumnProfiles {
    /** What is said of all rows of a parent comes after what is said of its own, and counts. */
    private static final String PROFILES = """
            SELECT s.schemaname, s.tablename, s.attname, s.null_frac,
                   CASE WHEN s.n_distinct >= 0 THEN s.n_distinct
                        ELSE round(-s.n_distinct * greatest(c.reltuples, 0)) END AS about,
                   c.reltuples >= 3 AND s.n_distinct <= -0.95 * (1 - s.null_frac) AND s.null_frac < 1,
                   numbers.lowest, numbers.highest,
                   CASE WHEN s.avg_width <= 40 AND cardinality(s.most_common_vals) <= 12 OR c.reltuples <= 12
                        THEN s.most_common_vals::text::text[] || s.histogram_bounds::text::text[] END
            FROM pg_stats s
            JOIN pg_namespace n ON n.nspname = s.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
            LEFT JOIN LATERAL (
              SELECT min(v) AS lowest, max(v) AS highest
              FROM unnest(CASE WHEN a.atttypid = ANY('{int2,int4,int8,numeric,float4,float8}'::regtype[])
                               THEN s.most_common_vals::text::float8[] || s.histogram_bounds::text::float8[] END) AS v
            ) AS numbers ON true
            WHERE s.schemaname = ANY(?)
            ORDER BY s.inherited
            """;

    private static final int FEW = 12;
    private static final MathContext OUTWARDS_UP = new MathContext(2, RoundingMode.CEILING);
    private static final MathContext OUTWARDS_DOWN = new MathContext(2, RoundingMode.FLOOR);

    private ColumnProfiles() {}

    /** By table and column. */
    static Map<TableName, Map<String, ColumnProfile>> read(Connection connection, List<String> schemas)
            throws SQLException {
        Map<TableName, Map<String, ColumnProfile>> profiles = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PROFILES)) {
            statement.setArray(1, connection.createArrayOf("name", schemas.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TableName table = new TableName(row.getString(1), row.getString(2));
                    profiles.computeIfAbsent(table, absent -> new HashMap<>()).put(row.getString(3), profile(row));
                }
            }
        }
        return profiles;
    }

    private static ColumnProfile profile(ResultSet row) throws SQLException {
        return new ColumnProfile(row.getBoolean(6), row.getDouble(4) >= 1, values(row), range(row));
    }

    /** Only where they are all that occur. */
    private static List<String> values(ResultSet row) throws SQLException {
        double about = row.getDouble(5);
        Array array = row.getArray(9);
        String[] values = array == null ? new String[0] : (String[]) array.getArray();
        return about <= FEW && values.length >= about
                ? Arrays.stream(values).distinct().sorted().toList()
                : List.of();
    }

    private static Optional<Range> range(ResultSet row) throws SQLException {
        double lowest = row.getDouble(7);
        boolean known = !row.wasNull();
        double highest = row.getDouble(8);
        return known && Double.isFinite(lowest) && Double.isFinite(highest)
                ? Optional.of(new Range(rounded(lowest, OUTWARDS_DOWN), rounded(highest, OUTWARDS_UP)))
                : Optional.empty();
    }

    private static double rounded(double number, MathContext outwards) {
        return new BigDecimal(number).round(outwards).doubleValue();
    }
}
