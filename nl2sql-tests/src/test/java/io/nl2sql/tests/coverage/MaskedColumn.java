package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A mask, as our policy has it and as a view has it; written here once more, after {@code docs/security-model.md}.
 *
 * @param mask ours
 * @param view an expression over the table
 */
record MaskedColumn(ColumnMask mask, String view) {
    private static final int ONE_IN = 4;
    private static final int KINDS = 6;

    /** Masks about every fourth column, by its name; a mask keeps what can be done with the column. */
    static Optional<MaskedColumn> choose(TableName table, Column column) {
        int number = Math.floorMod((table + "." + column.name()).hashCode(), ONE_IN * KINDS);
        return number % ONE_IN == 0 ? Optional.of(of(column, number / ONE_IN)) : Optional.empty();
    }

    private static MaskedColumn of(Column column, int kind) {
        String name = Token.quoted(column.name());
        return switch (column.type().category()) {
            case TEXT -> text(name, column.type().name(), kind);
            case INTEGER, DECIMAL, FLOAT -> number(name, column.type().name(), kind);
            case DATE ->
                new MaskedColumn(
                        new ColumnMask.Custom("CAST(date_trunc('year', " + name + ") AS date)"),
                        "date_trunc('year', " + name + ")::date");
            case TIMESTAMP ->
                new MaskedColumn(
                        new ColumnMask.Custom("date_trunc('year', " + name + ")"), "date_trunc('year', " + name + ")");
            default -> nothing(column.type().name());
        };
    }

    private static MaskedColumn nothing(String type) {
        return new MaskedColumn(new ColumnMask.Null(), "NULL::" + type);
    }

    private static MaskedColumn text(String name, String type, int kind) {
        String text = name + "::text";
        return switch (kind) {
            case 0 ->
                new MaskedColumn(
                        new ColumnMask.First(2),
                        "left(" + text + ", 2) || repeat('*', greatest(0, length(" + text + ") - 2))");
            case 1 ->
                new MaskedColumn(
                        new ColumnMask.Last(3),
                        "repeat('*', greatest(0, length(" + text + ") - 3)) || right(" + text + ", 3)");
            case 2 -> new MaskedColumn(new ColumnMask.Constant("hidden"), "'hidden'::text");
            case 3 ->
                new MaskedColumn(new ColumnMask.Hash(), "encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')");
            case 4 ->
                new MaskedColumn(
                        new ColumnMask.Email(),
                        "CASE WHEN " + text + " LIKE '_%@%' AND " + text + " NOT LIKE '@%' THEN substr(" + text
                                + ", 1, 1) || '***@' || substr(" + text + ", strpos(" + text + ", '@') + 1) WHEN "
                                + name
                                + " IS NULL THEN NULL ELSE '***' END");
            default -> nothing(type);
        };
    }

    private static MaskedColumn number(String name, String type, int kind) {
        return switch (kind) {
            case 0, 1, 2 ->
                new MaskedColumn(new ColumnMask.Range(BigDecimal.TEN), "floor(" + name + "::numeric / 10) * 10");
            case 3, 4 ->
                new MaskedColumn(
                        new ColumnMask.Custom("CASE WHEN " + name + " > 50 THEN " + name + " END"),
                        "CASE WHEN " + name + " > 50 THEN " + name + " END");
            default -> nothing(type);
        };
    }
}
