package io.nl2sql.core.linking.value;

import io.nl2sql.security.policy.TableName;

/**
 * A column whose distinct values are worth knowing.
 *
 * @param table the table
 * @param column the column, of a text type
 * @param limit most distinct values to read; a column with more is read up to it, commonest first
 * @param sampled whether to take what the database's statistics hold, since the table is too large to be read
 */
public record ValueQuery(TableName table, String column, int limit, boolean sampled) {
    private static final int LONGEST_VALUE = 80;

    /** Reads value and number of rows; names are quoted, nothing is left to bind. */
    public String sql() {
        return sampled ? statistics() : rows();
    }

    private String rows() {
        String name = quoted(column);
        return "SELECT " + name + "::text, count(*) FROM " + quoted(table.schema()) + "." + quoted(table.table())
                + " WHERE " + name + " IS NOT NULL AND length(" + name + "::text) <= " + LONGEST_VALUE + " GROUP BY "
                + name + " ORDER BY 2 DESC LIMIT " + limit;
    }

    /** The commonest values as the last ANALYZE found them; the role's privileges and row security hold there too. */
    private String statistics() {
        return "SELECT m.value, greatest(1, round(m.share * s.total))::bigint FROM (SELECT"
                + " p.most_common_vals::text::text[] AS vals, p.most_common_freqs AS shares, greatest(c.reltuples, 0)"
                + " AS total FROM pg_stats p JOIN pg_namespace n ON n.nspname = p.schemaname JOIN pg_class c ON"
                + " c.relnamespace = n.oid AND c.relname = p.tablename WHERE p.schemaname = " + literal(table.schema())
                + " AND p.tablename = " + literal(table.table()) + " AND p.attname = " + literal(column)
                + " ORDER BY p.inherited DESC LIMIT 1) s, unnest(s.vals, s.shares) AS m(value, share)"
                + " WHERE length(m.value) <= " + LONGEST_VALUE + " ORDER BY 2 DESC LIMIT " + limit;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
