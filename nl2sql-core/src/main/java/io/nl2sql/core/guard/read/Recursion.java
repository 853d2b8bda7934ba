package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/**
 * WITH queries that read themselves. Nothing but their rows says whether they ever end; where one that does not is
 * evaluated for a hidden row only, its time-out tells about that row as an error would.
 */
public final class Recursion {
    private Recursion() {}

    /** Whether the query of a WITH RECURSIVE could read itself. */
    public static boolean isRecursive(SqlWithItem item) {
        return item.recursive.booleanValue() && mentions(item.query, item.name.getSimple());
    }

    /** The query of a WITH without what SEARCH and CYCLE add to it. */
    public static SqlNode query(SqlWithItem item) {
        return isMarked(item) ? ((SqlCall) item.query).operand(0) : item.query;
    }

    /** The columns that SEARCH and CYCLE add. */
    static List<SqlIdentifier> marks(SqlWithItem item) {
        List<SqlIdentifier> marks = new ArrayList<>();
        if (isMarked(item)) {
            List<SqlNode> operands = ((SqlCall) item.query).getOperandList();
            operands.subList(1, operands.size()).forEach(mark -> marks.add((SqlIdentifier) mark));
        }
        return marks;
    }

    private static boolean isMarked(SqlWithItem item) {
        return item.query instanceof SqlCall call && call.getOperator() == PostgresOperators.MARKED;
    }

    /** The names that queries of a WITH RECURSIVE can read before they are defined; none of any other WITH. */
    static Set<String> names(SqlWith with) {
        Set<String> names = new HashSet<>();
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive.booleanValue()) {
                names.add(item.name.getSimple());
            }
        }
        return names;
    }

    private static boolean mentions(SqlNode node, String name) {
        if (node instanceof SqlIdentifier some) {
            return some.names.get(0).equals(name);
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(part -> mentions(part, name));
        }
        return node instanceof SqlCall call && call.getOperandList().stream().anyMatch(part -> mentions(part, name));
    }
}
