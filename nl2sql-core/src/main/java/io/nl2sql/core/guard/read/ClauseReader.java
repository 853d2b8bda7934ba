package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.TOO_LARGE;

import io.nl2sql.core.guard.name.LooseOperator;
import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The part of {@link QueryReader} that reads select lists, GROUP BY, ORDER BY and windows. */
final class ClauseReader {
    private static final Set<SqlKind> GROUPINGS = Set.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS);

    private final QuerySource source;
    private final ExpressionReader expressions;

    ClauseReader(QuerySource source, ExpressionReader expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    SqlNodeList windows(SqlNodeList windows, Scope scope) {
        if (windows == null) {
            return SqlNodeList.EMPTY;
        }
        List<SqlNode> copies = new ArrayList<>();
        for (SqlNode window : windows) {
            SqlWindow copy = window((SqlWindow) window, scope);
            if (copy.getRefName() == null) {
                // Calcite takes no two of the same definition.
                copy.getPartitionList().add(number(copies.size(), window));
            }
            copies.add(copy);
        }
        return new SqlNodeList(copies, windows.getParserPosition());
    }

    private static SqlNode number(int number, SqlNode at) {
        SqlNode literal = SqlLiteral.createExactNumeric(String.valueOf(number), at.getParserPosition());
        return LooseOperator.call("literal", List.of(literal), at.getParserPosition());
    }

    /** Without the frame, whose types only PostgreSQL knows; its bounds are literals. */
    SqlWindow window(SqlWindow window, Scope scope) {
        checkBound(window.getLowerBound());
        checkBound(window.getUpperBound());
        return SqlWindow.create(
                window.getDeclName(),
                window.getRefName(),
                new SqlNodeList(
                        expressions.reads(window.getPartitionList().getList(), scope), window.getParserPosition()),
                orderList(window.getOrderList(), scope),
                SqlLiteral.createBoolean(false, window.getParserPosition()),
                null,
                null,
                null,
                window.getParserPosition());
    }

    private void checkBound(SqlNode bound) {
        boolean plain = bound == null
                || SqlWindow.isCurrentRow(bound)
                || SqlWindow.isUnboundedPreceding(bound)
                || SqlWindow.isUnboundedFollowing(bound)
                || bound instanceof SqlCall call && call.operandCount() == 1 && Constants.isLiteral(call.operand(0));
        if (!plain) {
            source.find(CONSTRUCT_NOT_ALLOWED, "A window frame is bounded by plain values.", bound);
        }
    }

    SqlNodeList orderList(SqlNodeList order, Scope scope) {
        if (order == null) {
            return SqlNodeList.EMPTY;
        }
        return new SqlNodeList(
                PostgresOperators.keys(order).stream()
                        .map(key -> ordinalOr(Collations.sortKey(key), scope))
                        .toList(),
                order.getParserPosition());
    }

    /** The keys of the last ORDER BY, which sorts rows that policy let through: there any collation will do. */
    SqlNodeList lastOrderList(SqlNodeList order, Scope scope) {
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode key : PostgresOperators.keys(order)) {
            keys.add(ordinalOr(Collations.withoutCollation(key), scope));
        }
        return new SqlNodeList(keys, order.getParserPosition());
    }

    SqlNodeList groupList(SqlNodeList group, Scope scope) {
        if (group == null) {
            return null;
        }
        int sets = GroupingSets.of(group);
        if (sets > GroupingSets.MOST) {
            source.find(TOO_LARGE, "GROUP BY makes more than " + GroupingSets.MOST + " grouping sets.", group);
        }
        return new SqlNodeList(
                group.getList().stream().map(item -> groupItem(item, scope)).toList(), group.getParserPosition());
    }

    private SqlNode groupItem(SqlNode item, Scope scope) {
        if (item instanceof SqlNodeList list) {
            return groupList(list, scope);
        }
        boolean grouping = GROUPINGS.contains(item.getKind());
        if (grouping || item.getKind() == SqlKind.ROW) {
            SqlCall call = (SqlCall) item;
            List<SqlNode> parts = call.getOperandList().stream()
                    .map(part -> groupItem(part, scope))
                    .toList();
            return call.getOperator().createCall(call.getParserPosition(), parts);
        }
        return ordinalOr(item, scope);
    }

    private SqlNode ordinalOr(SqlNode node, Scope scope) {
        return node instanceof SqlNumericLiteral ? node : expressions.read(node, scope);
    }

    SelectItems items(SqlNodeList list, Scope scope) {
        List<SqlNode> items = new ArrayList<>();
        List<SqlNode> distinctOn = new ArrayList<>();
        for (SqlNode item : list) {
            if (isDistinctOn(item)) {
                ((SqlCall) item).getOperandList().forEach(key -> distinctOn.add(ordinalOr(key, scope)));
            } else {
                items.add(item(item, scope));
            }
        }
        return new SelectItems(new SqlNodeList(items, list.getParserPosition()), distinctOn);
    }

    private static boolean isDistinctOn(SqlNode item) {
        return item instanceof SqlCall call && call.getOperator().getName().equals(Constructs.DISTINCT_ON);
    }

    private SqlNode item(SqlNode item, Scope scope) {
        if (item instanceof SqlIdentifier name && name.isStar()) {
            source.names(name);
            return name.names.size() == 3 ? expressions.withoutSchema(name) : name;
        }
        if (item.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) item;
            SqlIdentifier alias = as.operand(1);
            if (!(as.operand(0) instanceof SqlIdentifier same
                    && same.names.get(same.names.size() - 1).equals(alias.getSimple()))) {
                source.alias(alias);
            }
            return as.getOperator().createCall(as.getParserPosition(), expressions.read(as.operand(0), scope), alias);
        }
        SqlNode read = expressions.read(item, scope);
        if (read instanceof SqlIdentifier) {
            return read;
        }
        SqlIdentifier alias = new SqlIdentifier(OutputName.of(item), item.getParserPosition());
        if (!(item instanceof SqlIdentifier)) {
            source.alias(alias);
        }
        return SqlStdOperatorTable.AS.createCall(item.getParserPosition(), read, alias);
    }
}
