package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;

/**
 * A column whose distinct values are worth knowing.
 *
 * @param table the table
 * @param column the column, of a text type
 * @param limit most distinct values to read; a column with more is read up to it, commonest first
 * @param longest longest value to read, in characters
 */
public record ValueQuery(TableName table, String column, int limit, int longest) {
    /** Reads value and number of rows; names are quoted, nothing is left to bind. */
    public String sql() {
        String name = quoted(column);
        return "SELECT " + name + "::text, count(*) FROM " + quoted(table.schema()) + "." + quoted(table.table())
                + " WHERE " + name + " IS NOT NULL AND length(" + name + "::text) <= " + longest + " GROUP BY " + name
                + " ORDER BY 2 DESC LIMIT " + limit;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
