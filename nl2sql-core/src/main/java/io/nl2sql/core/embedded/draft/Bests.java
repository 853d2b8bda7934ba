package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;

/** Makes "the largest city of Texas" the largest of those in Texas, rather than a largest city that is in Texas. */
final class Bests {
    private final Draft draft;

    Bests(Draft draft) {
        this.draft = draft;
    }

    /** Gives each condition that asks for the best what else the rows of the root must meet. */
    void among(TableName root, List<Condition> filters) {
        List<Condition> all = List.copyOf(filters);
        filters.replaceAll(filter -> within(root, filter, all));
    }

    /** The best of the rows that meet everything else. */
    private Condition within(TableName root, Condition filter, List<Condition> all) {
        if (!(filter instanceof Condition.AgainstAll best && best.operator() == Condition.Operator.EQUAL)) {
            return filter;
        }
        List<Condition> others = all.stream()
                .filter(other -> root.equals(best.attribute().table()) || !(other instanceof Condition.AgainstAll))
                .filter(other -> !other.equals(filter))
                .flatMap(other -> seenFrom(best.attribute().table(), other).stream())
                .toList();
        return new Condition.AgainstAll(best.attribute(), best.operator(), best.function(), others);
    }

    /** The same condition for rows of the table; empty where it is about others. */
    private Optional<Condition> seenFrom(TableName table, Condition condition) {
        if (condition instanceof Condition.Related related) {
            return Optional.of(condition).filter(some -> related.from().equals(table));
        }
        List<TableName> tables = condition.tables();
        if (tables.equals(List.of(table))) {
            return Optional.of(condition);
        }
        return tables.size() != 1
                ? Optional.empty()
                : draft.path(table, tables.get(0))
                        .map(path -> new Condition.Related(table, path, List.of(condition), false, Optional.empty()));
    }
}
