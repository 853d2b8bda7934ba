package io.nl2sql.core.guard.read;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** How many ways a GROUP BY groups: CUBE doubles with each of its columns, and its items multiply each other. */
final class GroupingSets {
    /** As many as a CUBE of seven columns makes. */
    static final int MOST = 128;

    private GroupingSets() {}

    /** Exact up to {@link #MOST}. */
    static int of(SqlNodeList group) {
        int sets = 1;
        for (SqlNode item : group) {
            sets = Math.min(MOST + 1, sets * ofItem(item));
        }
        return sets;
    }

    private static int ofItem(SqlNode item) {
        if (!(item instanceof SqlCall call)) {
            return 1;
        }
        int parts = call.operandCount();
        return switch (call.getKind()) {
            case CUBE -> parts > 7 ? MOST + 1 : 1 << parts;
            case ROLLUP -> Math.min(MOST, parts) + 1;
            case GROUPING_SETS -> {
                int sum = 0;
                for (SqlNode part : call.getOperandList()) {
                    sum = Math.min(MOST + 1, sum + ofItem(part));
                }
                yield sum;
            }
            default -> 1;
        };
    }
}
