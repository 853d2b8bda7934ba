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
            List<Pair> pairs = new ArrayList<>();
            List<Integer> between = new ArrayList<>();
            first.ifPresent(pairs::add);
            Optional<Pair> further = first.flatMap(pair -> further(draft, pair, between));
            while (further.isPresent()) {
                pairs.add(further.get());
                further = further(draft, further.get(), between);
            }
            if (pairs.size() > 1) {
                read(draft, pairs, between);
                return;
            }
        }
    }

    /** The next pair of the same columns; the places of what stands between are added. */
    private static Optional<Pair> further(Draft draft, Pair pair, List<Integer> between) {
        int start = pair.other().at() + 1;
        int next = start;
        while (isBetween(draft, next)) {
            next++;
        }
        Optional<Pair> further = next > start ? pair(draft, next).filter(pair::isLike) : Optional.empty();
        if (further.isPresent()) {
            IntStream.range(start, next).forEach(between::add);
        }
        return further;
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

    private static void read(Draft draft, List<Pair> pairs, List<Integer> between) {
        boolean either = between.stream().anyMatch(at -> draft.does(at, Operation.OR));
        TableName table = pairs.get(0).table();
        Optional<List<Join>> path = draft.multiplies(draft.entity().name(), table)
                ? draft.path(draft.entity().name(), table)
                : Optional.empty();
        if (!either && path.isEmpty()) {
            return;
        }
        int at = pairs.get(0).one().at();
        IntStream.rangeClosed(at, pairs.get(pairs.size() - 1).other().at()).forEach(draft::use);
        draft.places(Operation.BOTH).forEach(draft::use);
        if (either) {
            Condition any = new Condition.AnyOf(pairs.stream()
                    .<Condition>map(pair -> new Condition.AllOf(pair.conditions()))
                    .toList());
            draft.filter(at, path.isPresent() ? related(draft, path.get(), List.of(any), false) : any);
        } else {
            for (Pair pair : pairs) {
                draft.filter(at, related(draft, path.get(), pair.conditions(), isDenied(draft, pair, between)));
            }
        }
    }

    /** Whether a pair has "not" or "without" right before it. */
    private static boolean isDenied(Draft draft, Pair pair, List<Integer> between) {
        for (int at = pair.one().at() - 1; between.contains(at); at--) {
            if (draft.does(at, Operation.NOT) || draft.does(at, Operation.WITHOUT)) {
                return true;
            }
        }
        return false;
    }

    private static Condition related(Draft draft, List<Join> path, List<Condition> conditions, boolean denied) {
        return new Condition.Related(
                draft.entity().name(), path, new ArrayList<>(conditions), denied, Optional.empty());
    }
}
