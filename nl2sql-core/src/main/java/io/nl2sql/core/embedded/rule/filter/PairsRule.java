package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Values that belong together two by two: in "in spring 2019 or autumn 2020" no row is meant that is of autumn 2019, nor in
 * "in Springfield, Ohio or Salem, Oregon" one of Salem, Ohio.
 */
public final class PairsRule implements Rule {
    /** A value or year, its column and its place. */
    private record Part(int at, Attribute attribute, Condition condition) {}

    /** Two of one table. */
    private record Pair(Part one, Part other) {
        TableName table() {
            return one.attribute().table();
        }

        boolean isLike(Pair pair) {
            return one.attribute().equals(pair.one.attribute())
                    && other.attribute().equals(pair.other.attribute());
        }

        List<Condition> conditions() {
            return List.of(one.condition(), other.condition());
        }
    }

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Pair> first = pair(draft, at);
            int between = first.map(pair -> pair.other().at() + 1).orElse(-1);
            int next = between;
            while (next >= 0 && isBetween(draft, next)) {
                next++;
            }
            Optional<Pair> second = next > between ? pair(draft, next) : Optional.empty();
            if (second.isPresent() && second.get().isLike(first.orElseThrow())) {
                read(
                        draft,
                        first.get(),
                        second.get(),
                        IntStream.range(between, next).toArray());
                return;
            }
        }
    }

    private static boolean isBetween(Draft draft, int at) {
        return draft.isFree(at)
                && (draft.does(at, Operation.OR)
                        || draft.does(at, Operation.AND)
                        || draft.does(at, Operation.NOT)
                        || draft.does(at, Operation.WITHOUT));
    }

    private static Optional<Pair> pair(Draft draft, int at) {
        int next =
                draft.does(at + 1, Operation.AND) && draft.item(at + 1).text().equals(",") ? at + 2 : at + 1;
        Optional<Part> one = value(draft, at);
        Optional<Part> other = one.flatMap(part ->
                value(draft, next).or(() -> year(draft, next, part.attribute().table())));
        return other.filter(part ->
                        part.attribute().table().equals(one.get().attribute().table())
                                && !part.attribute().equals(one.get().attribute()))
                .map(part -> new Pair(one.get(), part));
    }

    private static Optional<Part> value(Draft draft, int at) {
        return draft.isFree(at)
                ? draft.item(at)
                        .value()
                        .map(value -> new Part(
                                at,
                                value.attribute(),
                                new Condition.OneOf(value.attribute(), List.of(value.stored()), false)))
                : Optional.empty();
    }

    private static Optional<Part> year(Draft draft, int at, TableName table) {
        Optional<Period> period = draft.isFree(at)
                ? draft.item(at)
                        .time()
                        .map(Meaning.Time::period)
                        .or(() -> draft.figure(at).map(Meaning.Figure::number).flatMap(Dates::year))
                : Optional.empty();
        Optional<Attribute> year = draft.model()
                .entity(table)
                .flatMap(entity -> entity.attributes().stream()
                        .filter(attribute -> attribute.role() == Attribute.Role.YEAR)
                        .findFirst());
        return period.flatMap(
                some -> year.map(attribute -> new Part(at, attribute, new Condition.Within(attribute, some))));
    }

    private static void read(Draft draft, Pair first, Pair second, int... between) {
        boolean either = IntStream.of(between).anyMatch(at -> draft.does(at, Operation.OR));
        boolean denied = IntStream.of(between)
                .anyMatch(at -> draft.does(at, Operation.NOT) || draft.does(at, Operation.WITHOUT));
        Optional<List<Join>> path = draft.multiplies(draft.entity().name(), first.table())
                ? draft.path(draft.entity().name(), first.table())
                : Optional.empty();
        if (!either && path.isEmpty()) {
            return;
        }
        IntStream.rangeClosed(first.one().at(), second.other().at()).forEach(draft::use);
        draft.places(Operation.BOTH).forEach(draft::use);
        int at = first.one().at();
        if (either) {
            Condition any = new Condition.AnyOf(
                    List.of(new Condition.AllOf(first.conditions()), new Condition.AllOf(second.conditions())));
            draft.filter(at, path.isPresent() ? related(draft, path.get(), List.of(any), false) : any);
        } else {
            draft.filter(at, related(draft, path.get(), first.conditions(), false));
            draft.filter(at, related(draft, path.get(), second.conditions(), denied));
        }
    }

    private static Condition related(Draft draft, List<Join> path, List<Condition> conditions, boolean denied) {
        return new Condition.Related(
                draft.entity().name(), path, new ArrayList<>(conditions), denied, Optional.empty());
    }
}
