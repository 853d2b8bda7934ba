package io.nl2sql.core.guard.fence;

import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** What a syntax tree's node is made of: the members of a list, the operands of a call. */
final class Parts {
    private Parts() {}

    /** Whether a direct part satisfies the test, which also meets the null of an operand left out. */
    static boolean any(SqlNode node, Predicate<SqlNode> test) {
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(test);
        }
        return node instanceof SqlCall call && call.getOperandList().stream().anyMatch(test);
    }
}
