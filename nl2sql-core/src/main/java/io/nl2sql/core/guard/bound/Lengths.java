package io.nl2sql.core.guard.bound;

import io.nl2sql.core.guard.read.Recursion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;

/** How much longer than what tables hold the columns of a block can be, by what they come from. Not thread-safe. */
final class Lengths {
    private final Map<String, Source> sources = new HashMap<>();
    private final Lengths outer;

    /** @param outer of the block around this one, null where there is none */
    Lengths(Lengths outer) {
        this.outer = outer;
    }

    /**
     * Something in FROM.
     *
     * @param length of its longest column
     * @param columns what it calls its columns, empty where that is not certain
     */
    record Source(double length, Optional<Set<String>> columns) {
        static final Source TABLE = unnamed(1);

        static Source unnamed(double length) {
            return new Source(length, Optional.empty());
        }

        static Source of(SqlWithItem item) {
            if (item.columnList == null) {
                return of(Recursion.query(item));
            }
            Set<String> names = new HashSet<>();
            item.columnList.forEach(name -> names.add(((SqlIdentifier) name).getSimple()));
            return new Source(1, Optional.of(names));
        }

        /** With the names of a query's columns. */
        static Source of(SqlNode query) {
            if (query instanceof SqlOrderBy ordered) {
                return of(ordered.query);
            }
            if (query instanceof SqlWith with) {
                return of(with.body);
            }
            if (query instanceof SqlSelect select) {
                return new Source(1, names(select));
            }
            boolean combined = query.isA(SqlKind.SET_QUERY) && ((SqlCall) query).operandCount() > 0;
            return combined ? of(((SqlCall) query).<SqlNode>operand(0)) : TABLE;
        }

        private static Optional<Set<String>> names(SqlSelect select) {
            Set<String> names = new HashSet<>();
            for (SqlNode item : select.getSelectList()) {
                if (item.getKind() == SqlKind.AS) {
                    names.add(((SqlCall) item).<SqlIdentifier>operand(1).getSimple());
                } else if (item instanceof SqlIdentifier name && !name.isStar()) {
                    names.add(name.names.get(name.names.size() - 1));
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }

        Source as(double other) {
            return new Source(other, columns);
        }

        boolean mayHave(String column) {
            return columns.isEmpty() || columns.get().contains(column);
        }
    }

    void add(String name, Source source) {
        sources.merge(name, source, (one, other) -> Source.unnamed(Math.max(one.length(), other.length())));
    }

    /** Of a column, or of all where the name is a star. */
    double of(SqlIdentifier name) {
        Source named = name.names.size() > 1 ? find(name.names.get(name.names.size() - 2)) : null;
        return named == null ? longest(name) : named.length();
    }

    private Source find(String name) {
        Source found = sources.get(name);
        return found == null && outer != null ? outer.find(name) : found;
    }

    private double longest(SqlIdentifier name) {
        double longest = outer == null ? 1 : outer.longest(name);
        for (Source source : sources.values()) {
            if (name.isStar() || source.mayHave(name.names.get(name.names.size() - 1))) {
                longest = Math.max(longest, source.length());
            }
        }
        return longest;
    }

    /** Of the longest column of this block. */
    double longest() {
        return sources.values().stream().mapToDouble(Source::length).max().orElse(1);
    }
}
