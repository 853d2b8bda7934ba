package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.PostgresOperators;
import io.nl2sql.core.guard.read.Aggregates;
import io.nl2sql.core.guard.read.OutputName;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;

/**
 * What PostgreSQL may sort by before it joins a table to what its policy looks up: it sorts as early as it can where that
 * saves a sort later, as below a Gather Merge. These are the keys of ORDER BY, GROUP BY, DISTINCT, windows, aggregates
 * with an order or DISTINCT of their own, and combinations that take out doubles; but nothing made from aggregates or
 * windows.
 */
final class EarlySorts {
    private final Predicate<SqlNode> canFail;

    /** @param canFail whether anything in an expression can */
    EarlySorts(Predicate<SqlNode> canFail) {
        this.canFail = canFail;
    }

    /** Whether a key of this query, but not of one within it, can fail. */
    boolean canFail(SqlNode query) {
        if (query instanceof SqlOrderBy ordered) {
            List<SqlNode> keys = PostgresOperators.keys(ordered.orderList);
            return !keys.isEmpty()
                    && blocks(ordered.query).anyMatch(block -> {
                        boolean combined = block != ordered.query && !(ordered.query instanceof SqlWith);
                        return combined ? anyItem(block) : anyKey(keys, block);
                    });
        }
        if (query instanceof SqlSelect select) {
            return isDistinct(select) && anyItem(select)
                    || select.getGroup() != null && anyKey(select.getGroup().getList(), select)
                    || Stream.of(select.getSelectList(), select.getHaving(), select.getWindowList())
                            .anyMatch(this::sortsWithin);
        }
        boolean doubles =
                query instanceof SqlCall call && call.getOperator() instanceof SqlSetOperator set && set.isAll();
        return query.isA(SqlKind.SET_QUERY) && !doubles && blocks(query).anyMatch(this::anyItem);
    }

    /** The blocks whose rows are those of the query. */
    private static Stream<SqlSelect> blocks(SqlNode query) {
        if (query instanceof SqlSelect select) {
            return Stream.of(select);
        }
        if (query instanceof SqlOrderBy ordered) {
            return blocks(ordered.query);
        }
        if (query instanceof SqlWith with) {
            return blocks(with.body);
        }
        return query.isA(SqlKind.SET_QUERY)
                ? ((SqlCall) query).getOperandList().stream().flatMap(EarlySorts::blocks)
                : Stream.empty();
    }

    private static boolean isDistinct(SqlSelect select) {
        return select.isDistinct()
                || select.getSelectList().stream()
                        .anyMatch(item -> item instanceof SqlCall call
                                && call.getOperator().getName().equals(Constructs.DISTINCT_ON));
    }

    private boolean anyItem(SqlSelect select) {
        return select.getSelectList().stream().anyMatch(item -> isFailingKey(value(item)));
    }

    private boolean anyKey(List<SqlNode> keys, SqlSelect select) {
        return keys.stream().flatMap(key -> meant(key, select)).anyMatch(this::isFailingKey);
    }

    /** What a key can mean: itself, or a select item by number or name. */
    private static Stream<SqlNode> meant(SqlNode key, SqlSelect select) {
        List<SqlNode> items = select.getSelectList().getList();
        if (key instanceof SqlNumericLiteral) {
            return items.stream().map(EarlySorts::value);
        }
        if (key instanceof SqlIdentifier name && name.isSimple()) {
            return items.stream()
                    .filter(item -> isNamed(item, name.getSimple()))
                    .map(EarlySorts::value);
        }
        boolean sets = key.getKind() == SqlKind.GROUPING_SETS
                || key.getKind() == SqlKind.ROLLUP
                || key.getKind() == SqlKind.CUBE
                || key.getKind() == SqlKind.ROW;
        return sets ? ((SqlCall) key).getOperandList().stream().flatMap(part -> meant(part, select)) : Stream.of(key);
    }

    /** Also by the name that PostgreSQL makes up: a cast column goes by the column's. */
    private static boolean isNamed(SqlNode item, String name) {
        return item.getKind() == SqlKind.AS
                ? ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple().equals(name)
                : OutputName.of(item).equals(name);
    }

    private static SqlNode value(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** At the end of a sort key a collation meets no other. */
    private boolean isFailingKey(SqlNode key) {
        if (key instanceof SqlCall call && call.getOperator() == PostgresOperators.COLLATE_OPERATOR) {
            return isFailingKey(call.operand(0));
        }
        return Aggregates.holdsAggregate(key) || holdsWindow(key) ? sortsWithin(key) : canFail.test(key);
    }

    private static boolean holdsWindow(SqlNode node) {
        if (node == null || node.isA(SqlKind.QUERY)) {
            return false;
        }
        return node.getKind() == SqlKind.OVER || Parts.any(node, EarlySorts::holdsWindow);
    }

    /** Whether a window or an aggregate in the expression sorts by what can fail. */
    private boolean sortsWithin(SqlNode node) {
        if (node == null || node.isA(SqlKind.QUERY)) {
            return false;
        }
        if (node instanceof SqlWindow window) {
            return canFail.test(window.getPartitionList())
                    || PostgresOperators.keys(window.getOrderList()).stream().anyMatch(this::isFailingKey);
        }
        if (node.getKind() != SqlKind.FILTER && Aggregates.isAggregate(node)) {
            return isSorted((SqlCall) node) && Parts.any(node, canFail);
        }
        return Parts.any(node, this::sortsWithin);
    }

    /** Keys of an order stand among the arguments. */
    private static boolean isSorted(SqlCall aggregate) {
        return aggregate.operandCount() > 1
                || aggregate.getFunctionQuantifier() != null
                || aggregate.getKind() == SqlKind.WITHIN_GROUP;
    }
}
