package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * What a column holds, as far as conditions on it are made of that.
 *
 * @param column the column
 * @param rows of the table
 * @param distinct different values
 * @param nulls how many rows have none
 * @param low a fifth of the values lie below or at it, as text; null where there is none
 * @param middle half of the values lie below or at it
 */
record ColumnProfile(Column column, long rows, long distinct, long nulls, String low, String middle) {
    private static final Set<Category> ORDERED = Set.of(
            Category.INTEGER, Category.DECIMAL, Category.FLOAT, Category.TEXT, Category.DATE, Category.TIMESTAMP);

    static boolean canBeProfiled(Column column) {
        return ORDERED.contains(column.type().category());
    }

    static ColumnProfile read(Connection connection, TableName table, Column column) throws SQLException {
        String name = Token.quoted(column.name());
        String sql = "SELECT count(*), count(DISTINCT " + name + "), count(*) - count(" + name
                + "), (percentile_disc(0.2)"
                + " WITHIN GROUP (ORDER BY " + name + "))::text, (percentile_disc(0.5) WITHIN GROUP (ORDER BY " + name
                + "))::text FROM " + quoted(table);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new ColumnProfile(
                    column, row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5));
        }
    }

    static String quoted(TableName table) {
        return Token.quoted(table.schema()) + "." + Token.quoted(table.table());
    }

    String name() {
        return Token.quoted(column.name());
    }

    boolean is(Category category) {
        return column.type().category() == category;
    }

    /** A value as SQL; text that a type's input reads where it is no number. */
    String literal(String value) {
        boolean number = column.type().category().isNumeric() && value.matches("-?[0-9.]+");
        return number ? value : Token.literal(value);
    }
}
