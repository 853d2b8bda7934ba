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
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Column profiles from {@code pg_stats}, without reading any table. The view shows what the connection's role can SELECT and
 * nothing of tables with row security. Tables that were never analysed have none.
 */
final class ColumnProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnProfiles.class);
    private static final int SECONDS_TO_ANSWER = 5;

    /**
     * What is said of all rows of a parent comes after what is said of its own, and counts; only a partitioned table knows how
     * many they are. How many rows there are is unknown after TRUNCATE, and with it how many values. A numeric takes every number,
     * a float8 does not; bounds stand in order, so that the first and the last say enough.
     */
    private static final String PROFILES = """
            SELECT s.schemaname, s.tablename, s.attname, s.null_frac, known.about,
                   seen.count >= 3 AND s.n_distinct <= -0.95 * (1 - s.null_frac) AND s.null_frac < 1,
                   numbers.lowest, numbers.highest,
                   CASE WHEN known.about BETWEEN 1 AND 12 AND known.listed <= 12 AND (s.avg_width <= 40 OR seen.count <= 12)
                        THEN s.most_common_vals::text::text[] || s.histogram_bounds::text::text[] END
            FROM pg_stats s
            JOIN pg_namespace n ON n.nspname = s.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
              AND c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname AND a.attnum > 0 AND NOT a.attisdropped
            CROSS JOIN LATERAL (
              SELECT CASE WHEN c.reltuples > 0 AND (c.relkind = 'p' OR NOT s.inherited) THEN c.reltuples END AS count
            ) AS seen
            CROSS JOIN LATERAL (
              SELECT CASE WHEN s.n_distinct < 0 THEN round(-s.n_distinct * seen.count)
                          WHEN seen.count > 0 THEN s.n_distinct END AS about,
                     coalesce(cardinality(s.most_common_vals), 0) + coalesce(cardinality(s.histogram_bounds), 0) AS listed
            ) AS known
            LEFT JOIN LATERAL (
              SELECT min(v) AS lowest, max(v) AS highest
              FROM unnest(CASE WHEN a.atttypid = ANY('{int2,int4,int8,numeric,float4,float8}'::regtype[])
                               THEN s.most_common_vals::text::numeric[] || ARRAY[
                                 substring(s.histogram_bounds::text FROM '^{([^,}]+)'),
                                 substring(s.histogram_bounds::text FROM '([^,{]+)}$')]::numeric[] END) AS v
            ) AS numbers ON true
            WHERE s.schemaname = ANY(?)
            ORDER BY s.inherited
            """;

    private static final MathContext OUTWARDS_UP = new MathContext(2, RoundingMode.CEILING);
    private static final MathContext OUTWARDS_DOWN = new MathContext(2, RoundingMode.FLOOR);

    private ColumnProfiles() {}

    /**
     * By table and column; none where the database does not tell, for questions are understood without them.
     *
     * @throws SQLException where the connection is of no further use
     */
    static Map<TableName, Map<String, ColumnProfile>> read(
            Connection connection, String dataSource, List<String> schemas) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            return profiles(connection, schemas);
        } catch (SQLException e) {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw e;
            }
            if (before != null) {
                connection.rollback(before);
            }
            LOG.warn(
                    "The statistics (pg_stats) of data source '{}' cannot be read (SQLSTATE {}); until they can,"
                            + " questions are understood without them",
                    dataSource,
                    e.getSQLState());
            return Map.of();
        }
    }

    private static Map<TableName, Map<String, ColumnProfile>> profiles(Connection connection, List<String> schemas)
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
        Array array = row.getArray(9);
        String[] values = array == null ? new String[0] : (String[]) array.getArray();
        return values.length >= row.getDouble(5)
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
