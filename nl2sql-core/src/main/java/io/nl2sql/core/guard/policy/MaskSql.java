package io.nl2sql.core.guard.policy;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;

/**
 * What stands in a masked column's place. Only an administrator's own expression can fail.
 *
 * @param sql an expression over the raw table
 * @param canFail whether some value could make it fail
 */
record MaskSql(String sql, boolean canFail) {
    static MaskSql of(ColumnMask mask, Column column, TableName table) {
        String raw = Token.quoted(table.table()) + "." + Token.quoted(column.name());
        String text = "CAST(" + raw + " AS text)";
        if (mask instanceof ColumnMask.Null) {
            return safe("CAST(NULL AS " + column.type().name() + ")");
        }
        if (mask instanceof ColumnMask.Constant constant) {
            return safe("CAST(" + Token.literal(constant.text()) + " AS text)");
        }
        if (mask instanceof ColumnMask.First first) {
            return safe("left(" + text + ", " + kept(first.keep()) + ") || " + stars(text, first.keep()));
        }
        if (mask instanceof ColumnMask.Last last) {
            return safe(stars(text, last.keep()) + " || right(" + text + ", " + kept(last.keep()) + ")");
        }
        if (mask instanceof ColumnMask.Email) {
            return safe(email(text));
        }
        if (mask instanceof ColumnMask.Hash) {
            return safe("encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')");
        }
        if (mask instanceof ColumnMask.Year) {
            check(column.type().category().isTemporal(), "A year mask needs a column of dates.");
            return safe("extract(year FROM " + raw + ")");
        }
        if (mask instanceof ColumnMask.Range range) {
            check(column.type().category().isNumeric(), "A range mask needs a column of numbers.");
            return range(range, raw);
        }
        return custom((ColumnMask.Custom) mask, table);
    }

    private static MaskSql safe(String sql) {
        return new MaskSql(sql, false);
    }

    private static int kept(int keep) {
        return Math.max(0, keep);
    }

    private static String stars(String text, int keep) {
        return "repeat('*', greatest(length(" + text + ") - " + kept(keep) + ", 0))";
    }

    private static String email(String text) {
        return "CASE WHEN strpos(" + text + ", '@') > 1 THEN left(" + text + ", 1) || '***' || substr(" + text
                + ", strpos(" + text + ", '@')) WHEN " + text + " IS NOT NULL THEN '***' END";
    }

    private static MaskSql range(ColumnMask.Range range, String raw) {
        check(range.width().signum() > 0, "A range mask needs a width above zero.");
        String width = range.width().toPlainString();
        return safe("floor(CAST(" + raw + " AS numeric) / " + width + ") * " + width);
    }

    private static void check(boolean fits, String message) {
        if (!fits) {
            throw new Nl2SqlException(ErrorCode.POLICY_INVALID, message);
        }
    }

    private static MaskSql custom(ColumnMask.Custom custom, TableName table) {
        PolicyExpression expression = PolicyExpression.of(SqlFragment.of(custom.expression()), table);
        return new MaskSql("(" + expression.sql() + ")", expression.canFail());
    }
}
