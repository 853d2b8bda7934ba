package io.nl2sql.core.guard.name;

import io.nl2sql.core.catalog.VisibleTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** The part of {@link SettledNames} that reads FROM: tables, WITH queries and derived tables, joined by ON or commas. */
final class SettledFrom {
    private final Function<SqlIdentifier, Optional<VisibleTable>> tables;
    private final SettledNames names;

    SettledFrom(Function<SqlIdentifier, Optional<VisibleTable>> tables, SettledNames names) {
        this.tables = tables;
        this.names = names;
    }

    /** The columns of what stands in FROM, by alias. */
    Map<String, ColumnNames> sources(SqlNode node, NameScope outer) {
        Map<String, ColumnNames> found = new LinkedHashMap<>();
        if (node instanceof SqlJoin join) {
            found.putAll(sources(join.getLeft(), outer));
            sources(join.getRight(), outer).forEach((alias, columns) -> put(alias, columns, found));
            condition(join, outer.inner(found));
        } else if (node instanceof SqlIdentifier name && name.isSimple()) {
            put(name.getSimple(), columns(name, outer), found);
        } else if (node != null && node.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) node;
            List<SqlNode> renamed = as.getOperandList().subList(2, as.operandCount());
            put(
                    ((SqlIdentifier) as.operand(1)).getSimple(),
                    names.renamed(columns(as.operand(0), outer), renamed),
                    found);
        } else if (node != null) {
            names.doubt();
        }
        return found;
    }

    private void put(String alias, ColumnNames columns, Map<String, ColumnNames> into) {
        if (into.put(alias, columns) != null) {
            names.doubt();
        }
    }

    private void condition(SqlJoin join, NameScope sides) {
        if (join.isNatural() || join.getConditionType() == JoinConditionType.USING) {
            names.doubt();
        } else {
            names.checkRow(join.getCondition(), sides);
        }
    }

    private ColumnNames columns(SqlNode what, NameScope outer) {
        if (what instanceof SqlIdentifier name) {
            return (name.isSimple()
                            ? outer.query(name.getSimple())
                            : tables.apply(name).map(ColumnNames::of))
                    .orElseGet(names::doubt);
        }
        return what.isA(SqlKind.QUERY) ? names.query(what, outer) : names.doubt();
    }
}
