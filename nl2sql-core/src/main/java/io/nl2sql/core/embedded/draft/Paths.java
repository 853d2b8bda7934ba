package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What joins do to the number of rows. */
public final class Paths {
    private Paths() {}

    /** Whether the joins leave the root in one direction, so that they make one chain of rows. */
    public static boolean isOneBranch(TableName root, List<Join> joins) {
        return joins.stream().filter(join -> join.touches(root)).count() == 1;
    }

    /** Whether several rows are found only through tables that pair rows, each pair of which counts once. */
    public static boolean multiplyOnlyByPairing(TableName root, List<Join> joins) {
        Set<TableName> reached = new HashSet<>(Set.of(root));
        for (Join join : joins) {
            TableName side = reached.contains(join.from()) ? join.from() : join.to();
            TableName next = join.other(side);
            boolean pairs = joins.stream()
                    .anyMatch(other -> other != join && other.from().equals(next) && other.unique());
            if (join.multipliesFrom(side) && !pairs) {
                return false;
            }
            reached.add(next);
        }
        return true;
    }

    /**
     * Whether a chain of joins from the root, in order, goes one way, or down to one table that pairs rows and up again:
     * by a common parent each row would be found beside rows that it has nothing to do with.
     */
    public static boolean countsOnce(TableName root, List<Join> chain) {
        TableName side = root;
        int down = 0;
        boolean up = false;
        for (Join join : chain) {
            boolean several = join.multipliesFrom(side);
            if (several && up) {
                return false;
            }
            down += several ? 1 : 0;
            up |= !several;
            side = join.other(side);
        }
        return !up || down <= 1;
    }

    /** Whether following the joins, in order, can find several rows for one row of the root. */
    public static boolean multiply(TableName root, List<Join> joins) {
        Set<TableName> reached = new HashSet<>(Set.of(root));
        for (Join join : joins) {
            TableName side = reached.contains(join.from()) ? join.from() : join.to();
            if (join.multipliesFrom(side)) {
                return true;
            }
            reached.add(join.other(side));
        }
        return false;
    }
}
