package io.nl2sql.core.guard;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;

/** Names of WITH queries that are visible at a place. Immutable. */
record Scope(Set<String> names) {
    static final Scope EMPTY = new Scope(Set.of());

    Scope {
        names = Set.copyOf(names);
    }

    Scope with(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new Scope(more);
    }

    /** The scope behind a whole WITH clause. */
    Scope withAll(SqlNodeList items) {
        Scope scope = this;
        for (SqlNode item : items) {
            scope = scope.with(((SqlWithItem) item).name.getSimple());
        }
        return scope;
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
