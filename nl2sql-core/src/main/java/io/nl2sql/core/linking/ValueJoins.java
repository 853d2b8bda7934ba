package io.nl2sql.core.linking;

import io.nl2sql.core.linking.ValueIndex.Inclusion;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins that neither keys nor names tell of, but the stored values do: {@code crews.sails_under} holds names of flags. Only
 * where no two joins by keys or names lead from one table to the other, and where one other table alone could be meant.
 */
final class ValueJoins {
    private static final int PRIMARY_KEY = 3;
    private static final int NAMED_LIKE_TABLE = 2;
    private static final int LABEL = 1;
    private static final int NEAR = 2;

    private final SchemaModel model;

    private record Suggestion(Attribute from, Attribute to, int strength) {}

    private ValueJoins(SchemaModel model) {
        this.model = model;
    }

    static List<Join> of(SchemaModel model, List<Inclusion> inclusions) {
        return new ValueJoins(model).joins(inclusions);
    }

    private List<Join> joins(List<Inclusion> inclusions) {
        Map<Attribute, List<Suggestion>> byColumn = new LinkedHashMap<>();
        for (Inclusion inclusion : inclusions) {
            suggestion(inclusion)
                    .ifPresent(some -> byColumn.computeIfAbsent(some.from(), absent -> new ArrayList<>())
                            .add(some));
        }
        List<Join> joins = new ArrayList<>();
        byColumn.values().forEach(suggestions -> best(suggestions).ifPresent(joins::add));
        return joins;
    }

    private Optional<Suggestion> suggestion(Inclusion inclusion) {
        Optional<Attribute> from = seen(inclusion.table(), inclusion.column());
        Optional<Attribute> to = seen(inclusion.whole(), inclusion.key());
        if (from.isEmpty() || to.isEmpty() || isJoined(from.get(), to.get())) {
            return Optional.empty();
        }
        int strength = strength(to.get());
        return strength == 0 ? Optional.empty() : Optional.of(new Suggestion(from.get(), to.get(), strength));
    }

    private Optional<Attribute> seen(TableName table, String column) {
        return model.entity(table)
                .filter(entity -> !entity.hasRestrictedRows())
                .flatMap(entity -> entity.attribute(column))
                .filter(attribute -> !attribute.masked());
    }

    /** What names its own row may share names with others; that joins only tables that nothing else does. */
    private boolean isJoined(Attribute from, Attribute to) {
        List<Join> joins = model.graph().of(from.table());
        boolean refers = joins.stream()
                .anyMatch(join ->
                        join.from().equals(from.table()) && join.columns().contains(from.name()));
        boolean direct = joins.stream().anyMatch(join -> join.touches(to.table()));
        boolean own = entity(from).labels().contains(from) || entity(from).key().contains(from);
        int far = model.graph().roughly(Set.of(from.table(), to.table()));
        return refers || direct || far >= 0 && (own || far <= NEAR);
    }

    private int strength(Attribute to) {
        Entity entity = entity(to);
        if (entity.key().equals(List.of(to))) {
            return PRIMARY_KEY;
        }
        String table = Stems.key(NameWords.of(to.table().table()));
        boolean named = Stems.key(to.nameWords()).startsWith(table + " ");
        return named ? NAMED_LIKE_TABLE : entity.labels().contains(to) ? LABEL : 0;
    }

    private Entity entity(Attribute attribute) {
        return model.entity(attribute.table()).orElseThrow();
    }

    private static Optional<Join> best(List<Suggestion> suggestions) {
        int most = suggestions.stream().mapToInt(Suggestion::strength).max().orElse(0);
        List<Suggestion> best =
                suggestions.stream().filter(some -> some.strength() == most).toList();
        return best.size() != 1
                ? Optional.empty()
                : Optional.of(best.get(0))
                        .map(some -> new Join(
                                some.from().table(),
                                List.of(some.from().name()),
                                some.to().table(),
                                List.of(some.to().name()),
                                false,
                                true));
    }
}
