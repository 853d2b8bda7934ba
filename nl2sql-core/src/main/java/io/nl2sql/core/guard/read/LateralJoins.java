package io.nl2sql.core.guard.read;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * Joins of the copy for the validator. What is lateral sees all that stands before it in FROM; Calcite lets it see only
 * what it is joined with, so the tables before the comma are joined first.
 */
final class LateralJoins {
    private LateralJoins() {}

    /** The join with other sides. */
    static SqlJoin like(SqlJoin join, SqlNode left, SqlNode right, SqlNode condition) {
        return new SqlJoin(
                join.getParserPosition(),
                left,
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                right,
                join.getConditionTypeNode(),
                condition);
    }

    /** A comma, with joins behind it turned round where their right side is lateral. */
    static SqlNode joined(SqlJoin comma, SqlNode left, SqlNode right) {
        boolean lateral = right instanceof SqlJoin inner
                && isLateral(inner.getRight())
                && inner.getConditionType() != JoinConditionType.USING;
        if (!lateral) {
            return like(comma, left, right, comma.getCondition());
        }
        SqlJoin inner = (SqlJoin) right;
        return like(inner, joined(comma, left, inner.getLeft()), inner.getRight(), inner.getCondition());
    }

    private static boolean isLateral(SqlNode node) {
        SqlNode what = node.getKind() == SqlKind.AS ? ((SqlCall) node).operand(0) : node;
        return what.getKind() == SqlKind.LATERAL;
    }
}
