package io.nl2sql.core.guard;

import java.util.HashSet;
import java.util.Set;

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

    boolean has(String name) {
        return names.contains(name);
    }
}
