package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A governed table as a derived table: visible columns with their masks, permitted rows, nothing else.
 *
 * @param sql the derived table in parentheses, without an alias
 * @param parameters claims to bind, in order
 */
record PolicySelect(String sql, List<ClaimValue> parameters) {
    /** Keeps PostgreSQL from evaluating anything of the outer query before the policy. */
    private static final String FENCE = " OFFSET 0";

    static PolicySelect of(VisibleTable table, boolean fenced) {
        TableName name = table.name();
        List<String> columns = new ArrayList<>();
        boolean masksCanFail = false;
        for (Column column : table.table().columns()) {
            ColumnMask mask = table.masks().get(column.name());
            if (mask == null) {
                columns.add(Token.quoted(name.table()) + "." + Token.quoted(column.name()));
            } else {
                MaskSql masked = MaskSql.of(mask, column, name);
                masksCanFail |= masked.canFail();
                columns.add(masked.sql() + " AS " + Token.quoted(column.name()));
            }
        }
        String select = "(SELECT " + String.join(", ", columns) + " FROM " + Token.quoted(name.schema()) + "."
                + Token.quoted(name.table());
        boolean masksFail = masksCanFail;
        return table.rows()
                .fold(
                        () -> new PolicySelect(select + ")", List.of()),
                        matching -> restricted(select, matching, name, fenced || masksFail),
                        none -> new PolicySelect(select + " WHERE FALSE" + (fenced ? FENCE : "") + ")", List.of()));
    }

    private static PolicySelect restricted(String select, RowAccess.Matching matching, TableName name, boolean fenced) {
        PolicyExpression condition = PolicyExpression.of(matching.condition(), name);
        String fence = fenced || condition.canFail() ? FENCE : "";
        return new PolicySelect(
                select + " WHERE (" + condition.sql() + ")" + fence + ")",
                matching.condition().parameters());
    }
}
