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
        if (node != null) {
            read(node, outer, found);
        }
        return found;
    }

    private void read(SqlNode node, NameScope outer, Map<String, ColumnNames> into) {
        if (node instanceof SqlJoin join) {
            join(join, outer, into);
        } else if (node instanceof SqlIdentifier name && name.isSimple()) {
            put(name.getSimple(), columns(name, outer), into);
        } else if (node.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) node;
            ColumnNames columns = columns(as.operand(0), outer);
            List<SqlNode> others = as.getOperandList().subList(2, as.operandCount());
            put(
                    ((SqlIdentifier) as.operand(1)).getSimple(),
                    others.isEmpty() ? columns : names.renamed(columns, others),
                    into);
        } else {
            names.doubt();
        }
    }

    /** A condition sees what is joined by it, and nothing beside that. */
    private void join(SqlJoin join, NameScope outer, Map<String, ColumnNames> into) {
        if (join.getCondition() == null && !join.isNatural()) {
            read(join.getLeft(), outer, into);
            read(join.getRight(), outer, into);
            return;
        }
        Map<String, ColumnNames> sides = new LinkedHashMap<>();
        read(join.getLeft(), outer, sides);
        read(join.getRight(), outer, sides);
        if (join.isNatural() || join.getConditionType() != JoinConditionType.ON) {
            names.doubt();
        } else {
            names.checkRow(join.getCondition(), outer.inner(sides));
        }
        sides.forEach((alias, columns) -> put(alias, columns, into));
    }

    private void put(String alias, ColumnNames columns, Map<String, ColumnNames> into) {
        if (into.put(alias, columns) != null) {
            names.doubt();
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
