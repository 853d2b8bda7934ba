package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.name.Functions;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Where rows become one value. */
public final class Aggregates {
    private Aggregates() {}

    /** A call of an aggregate, with its FILTER and the like, but not over a window. */
    public static boolean isAggregate(SqlNode node) {
        if (node.getKind() == SqlKind.FILTER || node.getKind() == SqlKind.WITHIN_GROUP) {
            return isAggregate(((SqlCall) node).operand(0));
        }
        return node instanceof SqlCall call
                && call.getKind() == SqlKind.OTHER_FUNCTION
                && Functions.find(call.getOperator().getName())
                        .filter(function -> function.kind() == Functions.Kind.AGGREGATE)
                        .isPresent();
    }

    /** Whether an aggregate stands in the expression, not in a query inside it. */
    public static boolean holdsAggregate(SqlNode node) {
        if (isAggregate(node)) {
            return true;
        }
        if (node.isA(SqlKind.QUERY) || node.getKind() == SqlKind.OVER) {
            return false;
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(Aggregates::holdsAggregate);
        }
        return node instanceof SqlCall call
                && call.getOperandList().stream().anyMatch(part -> part != null && holdsAggregate(part));
    }
}
