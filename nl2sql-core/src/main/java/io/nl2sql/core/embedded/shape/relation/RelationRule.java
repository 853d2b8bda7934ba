package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of one table that another table relates to each other: "friends of Ann Lee", "the prerequisite of course Algebra",
 * "courses with Algebra as a prerequisite".
 */
public final class RelationRule implements Rule {
    private static final Set<String> HAVING = Set.of("whose", "have", "has", "had");

    /**
     * A table of pairs of rows.
     *
     * @param things whose rows are paired
     * @param key what identifies them
     * @param role the reference that the word names: what the one is to the other
     * @param owner the reference to the other
     */
    private record Relation(Entity things, Attribute key, Attribute role, Attribute owner) {
        boolean isOf(Attribute attribute) {
            return attribute.table().equals(things.name()) || attribute.equals(role) || attribute.equals(owner);
        }

        boolean isNamedBy(Attribute attribute) {
            return !attribute.table().equals(things.name())
                    || things.labels().contains(attribute)
                    || things.key().contains(attribute);
        }
    }

    @Override
    public void apply(Draft draft) {
        boolean denied = !draft.places(Operation.NOT).isEmpty()
                || !draft.places(Operation.WITHOUT).isEmpty();
        if (draft.shape().isPresent() || denied) {
            return;
        }
        for (int at = 0; at < draft.size(); at++) {
            Optional<Relation> relation = draft.isFree(at) ? relation(draft, at) : Optional.empty();
            List<Integer> values = relation.map(some -> values(draft, some)).orElse(List.of());
            if (!values.isEmpty()) {
                relate(draft, at, values, relation.get());
                return;
            }
        }
    }

    /** The relation that the words speak of: a table, or one of its references, called like the role. */
    private static Optional<Relation> relation(Draft draft, int at) {
        Item item = draft.item(at);
        Optional<Entity> pairs =
                item.value().isPresent() ? Optional.empty() : item.meaning().entityMeant();
        return pairs.filter(entity -> !entity.named() && entity.key().size() != 1)
                .flatMap(entity -> relation(draft, entity, item.text()));
    }

    private static Optional<Relation> relation(Draft draft, Entity pairs, String text) {
        List<ForeignKey> keys = pairs.table().table().foreignKeys().stream()
                .filter(key -> key.columns().size() == 1)
                .toList();
        for (ForeignKey role : keys) {
            for (ForeignKey owner : keys) {
                boolean two = role != owner
                        && role.target().equals(owner.target())
                        && role.targetColumns().equals(owner.targetColumns());
                Optional<Attribute> spoken = two
                        ? pairs.attribute(role.columns().get(0)).filter(column -> isCalled(column, text))
                        : Optional.empty();
                Optional<Attribute> other =
                        spoken.isPresent() ? pairs.attribute(owner.columns().get(0)) : Optional.empty();
                if (other.filter(column -> !isCalled(column, text)).isPresent()) {
                    return draft.model()
                            .entity(role.target())
                            .flatMap(things -> things.attribute(
                                            role.targetColumns().get(0))
                                    .map(key -> new Relation(things, key, spoken.get(), other.get())));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a word of the column's name begins like the text. */
    private static boolean isCalled(Attribute column, String text) {
        String said = Stems.fold(text);
        return column.nameWords().stream().anyMatch(word -> word.length() > 3 && said.startsWith(Stems.of(word)));
    }

    /** Places of what says whose it is; beside a name, "active" and "in Berlin" say which are asked for. */
    private static List<Integer> values(Draft draft, Relation relation) {
        List<Integer> all = IntStream.range(0, draft.size())
                .filter(draft::isFree)
                .filter(at -> draft.item(at)
                        .value()
                        .filter(value -> relation.isOf(value.attribute()))
                        .isPresent())
                .boxed()
                .toList();
        List<Integer> names = all.stream()
                .filter(at ->
                        relation.isNamedBy(draft.item(at).value().orElseThrow().attribute()))
                .toList();
        return names.isEmpty() ? all : names;
    }

    private static void relate(Draft draft, int at, List<Integer> values, Relation relation) {
        boolean has = isSaidToHave(draft, at, values.get(0));
        Attribute asked = has ? relation.owner() : relation.role();
        Attribute told = has ? relation.role() : relation.owner();
        Map<Attribute, List<String>> stored = new LinkedHashMap<>();
        for (int place : values) {
            Meaning.Value value = draft.item(place).value().orElseThrow();
            boolean own = value.entity().equals(relation.things());
            stored.computeIfAbsent(own ? value.attribute() : relation.key(), absent -> new ArrayList<>())
                    .add(value.stored());
            draft.use(place);
        }
        draft.use(at);
        draft.entity(relation.things());
        boolean both = !draft.places(Operation.BOTH).isEmpty();
        draft.places(Operation.BOTH).forEach(draft::use);
        draft.places(Operation.OR).forEach(draft::use);
        for (List<Condition> each : conditions(stored, both)) {
            Condition known = new Condition.Among(told, relation.key(), each);
            draft.filter(at, new Condition.Among(relation.key(), asked, List.of(known)));
        }
    }

    /** What holds of one and the same row; of each row where several are asked for together. */
    private static List<List<Condition>> conditions(Map<Attribute, List<String>> stored, boolean both) {
        if (both && stored.size() == 1) {
            Attribute attribute = stored.keySet().iterator().next();
            return stored.get(attribute).stream()
                    .map(value -> List.<Condition>of(new Condition.OneOf(attribute, List.of(value), false)))
                    .toList();
        }
        List<Condition> all = new ArrayList<>();
        stored.forEach((attribute, values) -> all.add(new Condition.OneOf(attribute, values, false)));
        return List.of(all);
    }

    /** Whether those are asked for that have it: "whose prerequisite is Algebra", "with Algebra as a prerequisite". */
    private static boolean isSaidToHave(Draft draft, int at, int value) {
        return value < at
                ? draft.words(draft.item(value).end(), draft.item(at).start()).contains("as")
                : draft
                        .words(
                                at == 0 ? 0 : draft.item(at - 1).end(),
                                draft.item(at).start())
                        .stream()
                        .anyMatch(HAVING::contains);
    }
}
