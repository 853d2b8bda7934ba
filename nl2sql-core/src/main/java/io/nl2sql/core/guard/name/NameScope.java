package io.nl2sql.core.guard.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** The names that a place in a query sees: its block's tables, those of the blocks around it, and WITH queries. */
final class NameScope {
    static final NameScope OUTERMOST = new NameScope(null, Map.of(), Map.of(), null, false);

    private final NameScope outer;
    private final Map<String, ColumnNames> queries;
    private final Map<String, ColumnNames> sources;
    private final Grouping grouping;
    private final boolean alone;

    /** A column of a block's table. */
    record Reference(String alias, String column) {}

    /**
     * @param outer the block around this one, or null
     * @param queries WITH queries by name
     * @param sources tables by alias
     * @param grouping what the expressions here may use of the tables, or null where everything
     * @param alone whether columns of the blocks around are a doubt
     */
    private NameScope(
            NameScope outer,
            Map<String, ColumnNames> queries,
            Map<String, ColumnNames> sources,
            Grouping grouping,
            boolean alone) {
        this.outer = outer;
        this.queries = queries;
        this.sources = sources;
        this.grouping = grouping;
        this.alone = alone;
    }

    NameScope with(String query, ColumnNames columns) {
        Map<String, ColumnNames> more = new HashMap<>(queries);
        more.put(query, columns);
        return new NameScope(outer, more, sources, grouping, alone);
    }

    /** A block within. */
    NameScope inner(Map<String, ColumnNames> tables) {
        return new NameScope(this, queries, tables, null, false);
    }

    /** What the expressions over groups see. */
    NameScope grouped(Grouping by) {
        return new NameScope(outer, queries, sources, by, false);
    }

    /** What an aggregate's arguments see; one over the columns of other blocks would be theirs. */
    NameScope ownRows() {
        return new NameScope(outer, queries, sources, null, true);
    }

    Optional<ColumnNames> query(String name) {
        return Optional.ofNullable(queries.get(name));
    }

    /** The names that a star stands for. */
    Optional<List<String>> all(SqlIdentifier star) {
        if (grouping != null || star.names.size() > 2) {
            return Optional.empty();
        }
        if (star.names.size() == 2) {
            return Optional.ofNullable(sources.get(star.names.get(0))).map(ColumnNames::list);
        }
        List<String> names = new ArrayList<>();
        sources.values().forEach(columns -> names.addAll(columns.list()));
        return sources.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Whether the expression is one that the block is grouped by. */
    boolean isKey(SqlNode expression) {
        return grouping != null && grouping.has(expression);
    }

    /** Whether the name means exactly one column that may stand here. */
    boolean settles(SqlIdentifier name) {
        if (name.isStar() || name.names.size() > 2) {
            return false;
        }
        if (!isOurs(name)) {
            return outer != null && !alone && outer.settles(name);
        }
        Optional<Reference> own = own(name);
        return own.isPresent() && (grouping == null || grouping.has(own.get()));
    }

    /** Whether the block itself says what the name means, be it well or badly. */
    private boolean isOurs(SqlIdentifier name) {
        if (!name.isSimple()) {
            return sources.containsKey(name.names.get(0));
        }
        for (ColumnNames columns : sources.values()) {
            if (columns.has(name.getSimple())) {
                return true;
            }
        }
        return false;
    }

    /** The one column of this block's tables that the name means. */
    Optional<Reference> own(SqlIdentifier name) {
        if (name.isStar() || name.names.size() > 2) {
            return Optional.empty();
        }
        String column = name.names.get(name.names.size() - 1);
        Reference found = null;
        for (Map.Entry<String, ColumnNames> source : sources.entrySet()) {
            boolean asked = name.isSimple() || name.names.get(0).equals(source.getKey());
            if (asked && source.getValue().has(column)) {
                if (found != null || !source.getValue().isOne(column)) {
                    return Optional.empty();
                }
                found = new Reference(source.getKey(), column);
            }
        }
        return Optional.ofNullable(found);
    }
}
