package io.nl2sql.core.guard.name;

import io.nl2sql.core.catalog.VisibleTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/**
 * Settles the names of plain queries without Calcite, whose validator resolves every name several times over: each must
 * mean exactly one column of the nearest block that has it, and stand where it may. What is not plain is a doubt, and so
 * is whatever would be a finding: then the validator has the word. Not thread-safe.
 */
public final class SettledNames {
    private static final Set<SqlKind> SET_OPERATIONS = Set.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);

    private final SettledFrom from;
    private boolean doubtful;

    /** Where an expression stands. */
    private enum Place {
        /** It is evaluated row by row. */
        ROW,
        /** Inside a window: it may hold aggregates. */
        WINDOW,
        /** It may hold aggregates and windows. */
        RESULT
    }

    private SettledNames(Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        this.from = new SettledFrom(tables, this);
    }

    /**
     * Whether every name is settled; false says nothing.
     *
     * @param loosened the copy for the validator; it is not changed
     * @param tables finds what a qualified name means
     */
    public static boolean in(SqlNode loosened, Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        SettledNames names = new SettledNames(tables);
        names.query(loosened, NameScope.OUTERMOST);
        return !names.doubtful;
    }

    /** Hands the query to the validator. */
    ColumnNames doubt() {
        doubtful = true;
        return ColumnNames.NONE;
    }

    private void doubtIf(boolean odd) {
        if (odd) {
            doubtful = true;
        }
    }

    // Queries

    ColumnNames query(SqlNode node, NameScope outer) {
        return node instanceof SqlOrderBy ordered
                ? sorted(ordered.query, ordered.orderList, outer)
                : sorted(node, SqlNodeList.EMPTY, outer);
    }

    private ColumnNames sorted(SqlNode node, SqlNodeList order, NameScope outer) {
        if (doubtful) {
            return ColumnNames.NONE;
        }
        if (node instanceof SqlSelect select) {
            return block(select, order, outer);
        }
        if (node instanceof SqlWith with) {
            return sorted(with.body, order, with(with, outer));
        }
        if (node instanceof SqlCall call && SET_OPERATIONS.contains(call.getKind())) {
            ColumnNames columns = combined(call, outer);
            order.forEach(key -> doubtIf(!isOutput(key, columns)));
            return columns;
        }
        return node.getKind() == SqlKind.VALUES && order.isEmpty() ? values((SqlCall) node, outer) : doubt();
    }

    private ColumnNames values(SqlCall values, NameScope outer) {
        int width = ((SqlCall) values.operand(0)).operandCount();
        for (SqlNode row : values.getOperandList()) {
            List<SqlNode> cells = ((SqlCall) row).getOperandList();
            doubtIf(cells.size() != width);
            checkAll(cells, outer, Place.ROW);
        }
        return ColumnNames.of(
                IntStream.rangeClosed(1, width).mapToObj(at -> "column" + at).toList());
    }

    private NameScope with(SqlWith with, NameScope outer) {
        NameScope scope = outer;
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive.booleanValue()) {
                doubt();
            }
            ColumnNames columns = query(item.query, scope);
            scope = scope.with(item.name.getSimple(), renamed(columns, item.columnList));
        }
        return scope;
    }

    private ColumnNames renamed(ColumnNames columns, SqlNodeList names) {
        return names == null ? columns : renamed(columns, names.getList());
    }

    ColumnNames renamed(ColumnNames columns, List<SqlNode> names) {
        if (names.size() > columns.list().size()) {
            return doubt();
        }
        List<String> all = new ArrayList<>(columns.list());
        for (int i = 0; i < names.size(); i++) {
            all.set(i, ((SqlIdentifier) names.get(i)).getSimple());
        }
        return ColumnNames.of(all);
    }

    private ColumnNames combined(SqlCall call, NameScope outer) {
        ColumnNames first = query(call.operand(0), outer);
        for (SqlNode branch : call.getOperandList().subList(1, call.operandCount())) {
            doubtIf(query(branch, outer).list().size() != first.list().size());
        }
        return first;
    }

    // Blocks

    private ColumnNames block(SqlSelect select, SqlNodeList order, NameScope outer) {
        boolean plain = select.getWindowList().isEmpty()
                && (select.getOrderList() == null || select.getOrderList().isEmpty());
        if (!plain) {
            return doubt();
        }
        NameScope rows = outer.inner(from.sources(select.getFrom(), outer));
        check(select.getWhere(), rows, Place.ROW);
        boolean grouped = select.getGroup() != null
                || select.getHaving() != null
                || LooseAggregate.isIn(select.getSelectList())
                || LooseAggregate.isIn(order);
        NameScope result = grouped ? rows.grouped(grouping(select, rows)) : rows;
        ColumnNames columns = items(select.getSelectList(), result);
        check(select.getHaving(), result, Place.RESULT);
        for (SqlNode key : order) {
            if (!isOutput(key, columns)) {
                doubtIf(select.isDistinct() || couldBeOutput(key, columns));
                check(key, result, Place.RESULT);
            }
        }
        return columns;
    }

    private Grouping grouping(SqlSelect select, NameScope rows) {
        Grouping grouping = new Grouping();
        SqlNodeList group = select.getGroup() == null ? SqlNodeList.EMPTY : select.getGroup();
        for (SqlNode key : group) {
            Optional<SqlNode> meant = meant(key, select.getSelectList(), rows);
            if (meant.isEmpty()) {
                doubt();
            } else if (meant.get() instanceof SqlIdentifier name) {
                rows.own(name).ifPresentOrElse(grouping::add, this::doubt);
            } else {
                check(meant.get(), rows, Place.ROW);
                grouping.add(meant.get());
            }
        }
        return grouping;
    }

    /** What GROUP BY means by a key: a column of the block's tables, a select item, or itself. */
    private static Optional<SqlNode> meant(SqlNode key, SqlNodeList items, NameScope rows) {
        if (key instanceof SqlNumericLiteral number) {
            return isOrdinal(number, items.size())
                    ? Optional.of(value(items.get(number.intValue(true) - 1)))
                    : Optional.empty();
        }
        if (key instanceof SqlIdentifier name
                && name.isSimple()
                && rows.own(name).isEmpty()) {
            List<SqlNode> named = items.stream()
                    .filter(item -> isNamed(item, name.getSimple()))
                    .toList();
            return named.size() == 1 ? Optional.of(value(named.get(0))) : Optional.empty();
        }
        return Optional.of(key);
    }

    private static boolean isNamed(SqlNode item, String name) {
        return item.getKind() == SqlKind.AS
                && ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple().equals(name);
    }

    private static SqlNode value(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private ColumnNames items(SqlNodeList items, NameScope scope) {
        List<String> names = new ArrayList<>();
        for (SqlNode item : items) {
            if (item instanceof SqlIdentifier name && name.isStar()) {
                scope.all(name).ifPresentOrElse(names::addAll, this::doubt);
                continue;
            }
            check(value(item), scope, Place.RESULT);
            SqlNode name = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(1) : item;
            if (name instanceof SqlIdentifier column) {
                names.add(column.names.get(column.names.size() - 1));
            } else {
                doubt();
            }
        }
        return ColumnNames.of(names);
    }

    /** Whether a sort key is a column of the outcome, by its number or name. */
    private static boolean isOutput(SqlNode key, ColumnNames columns) {
        if (key instanceof SqlNumericLiteral number) {
            return isOrdinal(number, columns.list().size());
        }
        return key instanceof SqlIdentifier name && name.isSimple() && columns.isOne(name.getSimple());
    }

    private static boolean couldBeOutput(SqlNode key, ColumnNames columns) {
        return key instanceof SqlNumericLiteral
                || key instanceof SqlIdentifier name && name.isSimple() && columns.has(name.getSimple());
    }

    private static boolean isOrdinal(SqlNumericLiteral number, int most) {
        BigDecimal value = number.bigDecimalValue();
        return number.isInteger()
                && value != null
                && value.signum() > 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    // Expressions

    void checkRow(SqlNode node, NameScope scope) {
        check(node, scope, Place.ROW);
    }

    private void check(SqlNode node, NameScope scope, Place place) {
        if (doubtful || node == null || node instanceof SqlLiteral || place != Place.ROW && scope.isKey(node)) {
            return;
        }
        if (node instanceof SqlIdentifier name) {
            doubtIf(!scope.settles(name));
        } else if (node.isA(SqlKind.QUERY)) {
            query(node, scope);
        } else if (node instanceof SqlCall call && call.getOperator() instanceof LooseOperator) {
            checkAll(call.getOperandList(), scope, place);
        } else if (node instanceof SqlCall call && call.getOperator() instanceof LooseAggregate && place != Place.ROW) {
            checkAll(call.getOperandList(), scope.ownRows(), Place.ROW);
        } else if (node instanceof SqlCall call && call.getKind() == SqlKind.OVER && place == Place.RESULT) {
            over(call, scope);
        } else {
            doubt();
        }
    }

    private void checkAll(List<SqlNode> nodes, NameScope scope, Place place) {
        for (SqlNode node : nodes) {
            check(node, scope, place);
        }
    }

    private void over(SqlCall call, NameScope scope) {
        if (call.operand(0) instanceof SqlCall function
                && call.operand(1) instanceof SqlWindow window
                && window.getRefName() == null) {
            checkAll(function.getOperandList(), scope, Place.WINDOW);
            checkAll(window.getPartitionList().getList(), scope, Place.WINDOW);
            checkAll(window.getOrderList().getList(), scope, Place.WINDOW);
        } else {
            doubt();
        }
    }
}
