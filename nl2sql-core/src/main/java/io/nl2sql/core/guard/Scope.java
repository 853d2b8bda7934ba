package io.nl2sql.core.guard;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/**
 * What names mean at a place, as far as the validator is not asked. Immutable.
 *
 * @param queries names of the WITH queries that are visible
 * @param merged columns of this block that a USING clause made one
 */
record Scope(Set<String> queries, Set<String> merged) {
    static final Scope EMPTY = new Scope(Set.of(), Set.of());

    Scope {
        queries = Set.copyOf(queries);
        merged = Set.copyOf(merged);
    }

    Scope with(String query) {
        Set<String> more = new HashSet<>(queries);
        more.add(query);
        return new Scope(more, merged);
    }

    /** The scope of an inner query. */
    Scope inner() {
        return merged.isEmpty() ? this : new Scope(queries, Set.of());
    }

    /** The scope of a block's expressions. */
    Scope of(SqlSelect select) {
        Set<String> names = new HashSet<>();
        collectMerged(select.getFrom(), names);
        return names.isEmpty() ? inner() : new Scope(queries, names);
    }

    /** The scope of the expressions in ORDER BY. */
    Scope ofOrder(SqlOrderBy ordered) {
        if (ordered.query instanceof SqlWith with) {
            Scope scope = inner();
            for (SqlNode item : with.withList) {
                scope = scope.with(((SqlWithItem) item).name.getSimple());
            }
            return with.body instanceof SqlSelect select ? scope.of(select) : scope;
        }
        return ordered.query instanceof SqlSelect select ? of(select) : inner();
    }

    private static void collectMerged(SqlNode from, Set<String> names) {
        if (from instanceof SqlJoin join) {
            collectMerged(join.getLeft(), names);
            collectMerged(join.getRight(), names);
            if (join.getConditionType() == JoinConditionType.USING) {
                ((SqlNodeList) join.getCondition()).forEach(name -> names.add(((SqlIdentifier) name).getSimple()));
            }
        }
    }

    boolean hasQuery(String name) {
        return queries.contains(name);
    }

    boolean isMerged(SqlIdentifier column) {
        return column.isSimple() && merged.contains(column.getSimple());
    }
}
