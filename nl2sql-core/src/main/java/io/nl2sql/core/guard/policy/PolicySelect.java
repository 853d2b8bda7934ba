package io.nl2sql.core.guard.policy;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.fence.Fence;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A governed table as a derived table: visible columns with their masks, permitted rows, nothing else but, where guards
 * ask for it, whether the row is permitted.
 *
 * @param sql the derived table in parentheses, without an alias
 * @param parameters claims to bind, in order
 */
public record PolicySelect(String sql, List<ClaimValue> parameters) {
    /** Keeps PostgreSQL from evaluating anything of the outer query before the policy. */
    private static final String OFFSET = " OFFSET 0";

    /** What can be said of a table's row policy. */
    enum Restriction {
        /** Every row is permitted. */
        NONE,
        /** A condition over the row itself that cannot fail. */
        OWN_COLUMNS,
        /** A condition with an inner query, which cannot fail. */
        LOOKS_UP,
        /** The condition or a mask can fail, or no row is permitted at all. */
        CAN_FAIL
    }

    static Restriction restriction(VisibleTable table) {
        return table.rows()
                .fold(
                        () -> Restriction.NONE,
                        matching ->
                                restriction(PolicyExpression.of(matching.condition(), table.name()), Columns.of(table)),
                        none -> Restriction.CAN_FAIL);
    }

    private static Restriction restriction(PolicyExpression condition, Columns columns) {
        if (condition.canFail() || columns.canFail()) {
            return Restriction.CAN_FAIL;
        }
        return condition.looksUp() ? Restriction.LOOKS_UP : Restriction.OWN_COLUMNS;
    }

    /** @param permitted the name of the column that tells whether a row is permitted, where there is a guard */
    public static PolicySelect of(VisibleTable table, Fence fence, String permitted) {
        Columns columns = Columns.of(table);
        String from = " FROM " + Token.quoted(table.name().schema()) + "."
                + Token.quoted(table.name().table());
        String open = "(SELECT " + columns.sql();
        return table.rows()
                .fold(
                        () -> new PolicySelect(open + from + ")", List.of()),
                        matching -> restricted(open, from, matching, table.name(), columns, fence, permitted),
                        none -> new PolicySelect(
                                open + from + " WHERE FALSE" + (fence == Fence.OFFSET ? OFFSET : "") + ")", List.of()));
    }

    private static PolicySelect restricted(
            String open,
            String from,
            RowAccess.Matching matching,
            TableName name,
            Columns columns,
            Fence fence,
            String permitted) {
        PolicyExpression condition = PolicyExpression.of(matching.condition(), name);
        List<ClaimValue> claims = matching.condition().parameters();
        String where = from + " WHERE (" + condition.sql() + ")";
        if (fence == Fence.OFFSET || condition.canFail() || columns.canFail()) {
            return new PolicySelect(open + where + OFFSET + ")", claims);
        }
        if (fence == Fence.NONE) {
            return new PolicySelect(open + where + ")", claims);
        }
        List<ClaimValue> twice = new ArrayList<>(claims);
        twice.addAll(claims);
        String tells = ", (" + condition.sql() + ") IS TRUE AS " + Token.quoted(permitted);
        return new PolicySelect(open + tells + where + ")", twice);
    }

    /**
     * The visible columns with their masks.
     *
     * @param sql as a select list
     * @param canFail whether a mask can
     */
    private record Columns(String sql, boolean canFail) {
        public static Columns of(VisibleTable table) {
            TableName name = table.name();
            List<String> columns = new ArrayList<>();
            boolean canFail = false;
            for (Column column : table.table().columns()) {
                ColumnMask mask = table.masks().get(column.name());
                if (mask == null) {
                    columns.add(Token.quoted(name.table()) + "." + Token.quoted(column.name()));
                } else {
                    MaskSql masked = MaskSql.of(mask, column, name);
                    canFail |= masked.canFail();
                    columns.add(masked.sql() + " AS " + Token.quoted(column.name()));
                }
            }
            return new Columns(String.join(", ", columns), canFail);
        }
    }
}
