package io.nl2sql.core.guard.name;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/** What a block is grouped by. Not thread-safe. */
final class Grouping {
    private final Set<NameScope.Reference> columns = new HashSet<>();
    private final List<SqlNode> expressions = new ArrayList<>();

    void add(NameScope.Reference column) {
        columns.add(column);
    }

    void add(SqlNode expression) {
        expressions.add(expression);
    }

    boolean has(NameScope.Reference column) {
        return columns.contains(column);
    }

    boolean has(SqlNode expression) {
        return expressions.stream().anyMatch(key -> key.equalsDeep(expression, Litmus.IGNORE));
    }
}
