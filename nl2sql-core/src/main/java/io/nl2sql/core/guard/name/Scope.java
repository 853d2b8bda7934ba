package io.nl2sql.core.guard.name;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
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
 * @param later names of the WITH queries behind the one that is being read, where WITH RECURSIVE lets it read them
 * @param merged columns of this block that a USING clause made one
 * @param rows what the rows of this block's tables are called
 */
public record Scope(Set<String> queries, Set<String> later, Set<String> merged, Set<String> rows) {
    public static final Scope EMPTY = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        queries = Set.copyOf(queries);
        later = Set.copyOf(later);
        merged = Set.copyOf(merged);
        rows = Set.copyOf(rows);
    }

    public Scope with(String query) {
        Set<String> more = new HashSet<>(queries);
        more.add(query);
        Set<String> fewer = new HashSet<>(later);
        fewer.remove(query);
        return new Scope(more, fewer, merged, rows);
    }

    /** With queries that follow; they hide what has their names now. */
    public Scope withLater(Set<String> names) {
        Set<String> fewer = new HashSet<>(queries);
        fewer.removeAll(names);
        Set<String> more = new HashSet<>(later);
        more.addAll(names);
        return new Scope(fewer, more, merged, rows);
    }

    /** The scope of an inner query. */
    public Scope inner() {
        return merged.isEmpty() && rows.isEmpty() ? this : new Scope(queries, later, Set.of(), Set.of());
    }

    /** The scope of a block's expressions. */
    public Scope of(SqlSelect select) {
        Set<String> mergedNames = new HashSet<>();
        Set<String> rowNames = new HashSet<>();
        collectMerged(select.getFrom(), mergedNames);
        collectRows(select.getFrom(), rowNames);
        return new Scope(queries, later, mergedNames, rowNames);
    }

    /** The scope of the expressions in ORDER BY. */
    public Scope ofOrder(SqlOrderBy ordered) {
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

    private static void collectRows(SqlNode from, Set<String> names) {
        if (from instanceof SqlJoin join) {
            collectRows(join.getLeft(), names);
            collectRows(join.getRight(), names);
        } else if (from instanceof SqlIdentifier name) {
            names.add(name.names.get(name.names.size() - 1));
        } else if (from != null && from.getKind() == SqlKind.AS) {
            names.add(((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple());
        }
    }

    public boolean isLater(String name) {
        return later.contains(name);
    }

    /** Whether the name means a whole row of a table of this block, unless a column has it. */
    public boolean isRow(String name) {
        return rows.contains(name);
    }

    public boolean hasQuery(String name) {
        return queries.contains(name);
    }

    public boolean isMerged(SqlIdentifier column) {
        return column.isSimple() && merged.contains(column.getSimple());
    }
}
