package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one table is governed, on both sides.
 *
 * @param table the table
 * @param rows empty where every row is seen
 * @param masks by column name
 */
record TableRule(Table table, Optional<RowCondition> rows, Map<String, MaskedColumn> masks) {
    TableRule {
        masks = Map.copyOf(masks);
    }

    static TableRule of(Table table, Optional<RowCondition> rows) {
        Map<String, MaskedColumn> masks = new HashMap<>();
        for (Column column : table.columns()) {
            MaskedColumn.choose(table.name(), column).ifPresent(mask -> masks.put(column.name(), mask));
        }
        return new TableRule(table, rows, masks);
    }

    TableAccess access(Side side) {
        Map<String, ColumnAccess> columns = new HashMap<>();
        if (side == Side.MASKS) {
            masks.forEach((column, mask) -> columns.put(column, new ColumnAccess.Masked(mask.mask())));
        }
        RowAccess access = rows.map(RowCondition::access).orElseGet(RowAccess.All::new);
        return new TableAccess.Visible(access, columns, new ColumnAccess.Visible());
    }

    /** Statements that give PostgreSQL the same rule, for a role without rights of its own. */
    List<String> nativeStatements(String role) {
        String name = ColumnProfile.quoted(table.name());
        String view = Token.quoted(Side.MASKS.nativeSchema(table.name().schema())) + "."
                + Token.quoted(table.name().table());
        List<String> statements = new ArrayList<>();
        rows.ifPresent(condition -> {
            statements.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
            statements.add("ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY");
            statements.add("CREATE POLICY coverage ON " + name + " FOR SELECT TO " + role + " USING ("
                    + condition.theirs() + ")");
        });
        List<String> columns = table.columns().stream().map(this::masked).toList();
        statements.add("CREATE VIEW " + view + " WITH (security_barrier) AS SELECT " + String.join(", ", columns)
                + " FROM " + name
                + rows.map(condition -> " WHERE " + condition.theirs()).orElse(""));
        return statements;
    }

    private String masked(Column column) {
        String name = Token.quoted(column.name());
        MaskedColumn mask = masks.get(column.name());
        return mask == null ? name : "(" + mask.view() + ") AS " + name;
    }
}
