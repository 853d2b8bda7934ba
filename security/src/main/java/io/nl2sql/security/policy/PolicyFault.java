package io.nl2sql.security.policy;

/**
 * A mistake in a policy file. For administrators only: it may name what policies hide.
 *
 * @param line from 1; 0 where no place is known
 * @param column from 1; 0 where no place is known
 * @param path keys from the top with dots between: {@code dataSources.lab.tables.sales.customers.rows}
 * @param message what is wrong and what to do
 */
public record PolicyFault(int line, int column, String path, String message) {
    /** Place, path and message in one line. */
    @Override
    public String toString() {
        String place = line == 0 ? "" : "line " + line + ", column " + column;
        String where = path.isEmpty() ? place : place + " (" + path + ")";
        return where.isBlank() ? message : where.strip() + ": " + message;
    }
}
