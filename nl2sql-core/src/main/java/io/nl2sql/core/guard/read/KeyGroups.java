package io.nl2sql.core.guard.read;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.name.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;

/**
 * Adds to a GROUP BY that holds a table's primary key the other columns of that table which the block uses: PostgreSQL
 * knows that they depend on the key, but a derived table has none. A column more than needed changes nothing.
 */
final class KeyGroups {
    /** Types whose values cannot be compared, so that nothing can be grouped by them. */
    private static final Set<String> INCOMPARABLE = Set.of("json", "xml", "point", "polygon", "path", "box", "line");

    private final QuerySource source;
    private final FromReader tables;

    private record Keyed(String alias, VisibleTable table) {
        Set<String> columns() {
            Set<String> names = new LinkedHashSet<>();
            table.table().columns().forEach(column -> names.add(column.name()));
            return names;
        }
    }

    KeyGroups(QuerySource source, FromReader tables) {
        this.source = source;
        this.tables = tables;
    }

    /** @param order what the block is sorted by, or null */
    void complete(SqlSelect select, SqlNodeList order, Scope scope) {
        if (select.getGroup() == null
                || select.getFrom() == null
                || !source.edits().isEmpty()) {
            // What joins are written in other words is read again, and the groups with it.
            return;
        }
        List<Keyed> read = new ArrayList<>();
        collect(select.getFrom(), scope, read);
        List<String> added = new ArrayList<>();
        for (Keyed keyed : read) {
            Set<String> grouped = grouped(select, keyed, scope);
            List<String> key = keyed.table().table().primaryKey();
            if (!key.isEmpty() && grouped.containsAll(key)) {
                for (String column : used(select, order, keyed, scope)) {
                    if (!grouped.contains(column) && isComparable(keyed.table(), column)) {
                        added.add(Token.quoted(keyed.alias()) + "." + Token.quoted(column));
                    }
                }
            }
        }
        if (!added.isEmpty()) {
            source.edits().after(source.lastToken(select.getGroup()), ", " + String.join(", ", added));
        }
    }

    private void collect(SqlNode from, Scope scope, List<Keyed> into) {
        if (from instanceof SqlJoin join) {
            collect(join.getLeft(), scope, into);
            collect(join.getRight(), scope, into);
        } else if (from instanceof SqlIdentifier name) {
            add(name, name.names.get(name.names.size() - 1), scope, into);
        } else if (from.getKind() == SqlKind.AS
                && ((SqlCall) from).operandCount() == 2
                && ((SqlCall) from).operand(0) instanceof SqlIdentifier name) {
            add(name, ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple(), scope, into);
        }
    }

    private void add(SqlIdentifier name, String alias, Scope scope, List<Keyed> into) {
        if (!(name.isSimple() && scope.hasQuery(name.getSimple()))) {
            tables.find(name).ifPresent(table -> into.add(new Keyed(alias, table)));
        }
    }

    private static boolean isComparable(VisibleTable table, String name) {
        return table.table()
                .column(name)
                .map(Column::type)
                .filter(type -> !INCOMPARABLE.contains(type.name()))
                .isPresent();
    }

    /** The columns of the table that are grouped by, as far as they stand there plainly. */
    private static Set<String> grouped(SqlSelect select, Keyed keyed, Scope scope) {
        Set<String> grouped = new LinkedHashSet<>();
        for (SqlNode item : select.getGroup()) {
            SqlNode meant = item instanceof SqlNumericLiteral place ? item(select, place) : item;
            if (meant instanceof SqlIdentifier name && !name.isStar()) {
                addColumn(name, keyed, scope, grouped);
            }
        }
        return grouped;
    }

    private static SqlNode item(SqlSelect select, SqlNumericLiteral place) {
        int at = place.isInteger() ? place.bigDecimalValue().intValue() - 1 : -1;
        SqlNodeList items = select.getSelectList();
        boolean countable =
                items.getList().stream().noneMatch(item -> item instanceof SqlIdentifier name && name.isStar());
        return countable && at >= 0 && at < items.size() ? SqlUtil.stripAs(items.get(at)) : place;
    }

    private static Set<String> used(SqlSelect select, SqlNodeList order, Keyed keyed, Scope scope) {
        Set<String> used = new LinkedHashSet<>();
        collectUsed(select.getSelectList(), keyed, scope, used);
        collectUsed(select.getHaving(), keyed, scope, used);
        collectUsed(select.getWindowList(), keyed, scope, used);
        collectUsed(order, keyed, scope, used);
        return used;
    }

    private static void collectUsed(SqlNode node, Keyed keyed, Scope scope, Set<String> into) {
        if (node instanceof SqlIdentifier name) {
            addColumn(name, keyed, scope, into);
        } else if (node instanceof SqlNodeList list) {
            list.forEach(part -> collectUsed(part, keyed, scope, into));
        } else if (node instanceof SqlCall call && !Aggregates.isAggregate(node)) {
            call.getOperandList().forEach(part -> collectUsed(part, keyed, scope, into));
        }
    }

    private static void addColumn(SqlIdentifier name, Keyed keyed, Scope scope, Set<String> into) {
        int last = name.names.size() - 1;
        boolean own =
                last == 0 ? !scope.isMerged(name) : name.names.get(last - 1).equals(keyed.alias());
        if (own && name.isStar()) {
            into.addAll(keyed.columns());
        } else if (own && keyed.columns().contains(name.names.get(last))) {
            into.add(name.names.get(last));
        }
    }
}
