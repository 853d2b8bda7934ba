package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What joins do to the number of rows. */
final class Paths {
    private Paths() {}

    /** Whether following the joins, in order, can find several rows for one row of the root. */
    static boolean multiply(TableName root, List<Join> joins) {
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
