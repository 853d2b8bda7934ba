package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** In "older than the average of the guests from Rome", it is the others who are from Rome. */
public final class WithinOthersRule implements Rule {
    private static final Set<Operation> ENDS =
            Set.of(Operation.ORDER, Operation.DIRECTION, Operation.GROUP, Operation.AND, Operation.OR);
    private static final Set<String> OTHERS = Set.of("those", "others", "other");

    @Override
    public void apply(Draft draft) {
        for (Draft.Placed placed : List.copyOf(draft.filters())) {
            if (placed.condition() instanceof Condition.AgainstAll others
                    && others.operator() != Operator.EQUAL
                    && others.within().isEmpty()) {
                narrow(draft, placed, others);
            }
        }
    }

    private static void narrow(Draft draft, Draft.Placed placed, Condition.AgainstAll others) {
        int end = end(draft, placed.at(), others.attribute().table());
        boolean average = others.function() == AggregateFunction.AVG;
        if (average && !speaksOf(draft, placed.at(), end, others.attribute().table())) {
            return;
        }
        List<Draft.Placed> inside = draft.filters().stream()
                .filter(filter -> filter.at() > placed.at() && filter.at() < end)
                .toList();
        List<Condition> within = new ArrayList<>();
        for (Draft.Placed filter : inside) {
            seenFrom(draft, others.attribute().table(), filter.condition()).ifPresent(within::add);
        }
        if (within.isEmpty() || within.size() < inside.size()) {
            return;
        }
        draft.filters().removeAll(inside);
        draft.filters()
                .set(
                        draft.filters().indexOf(placed),
                        new Draft.Placed(
                                placed.at(),
                                new Condition.AgainstAll(
                                        others.attribute(), others.operator(), others.function(), within)));
    }

    /** Whether the others are named: what follows a mere "above average" is said of the rows themselves. */
    private static boolean speaksOf(Draft draft, int from, int to, TableName table) {
        return IntStream.range(from + 1, to)
                .anyMatch(at -> isNamed(draft, at, table)
                        || draft.words(draft.item(at - 1).end(), draft.item(at).start()).stream()
                                .anyMatch(OTHERS::contains));
    }

    private static boolean isNamed(Draft draft, int at, TableName table) {
        return draft.item(at)
                .named()
                .filter(some ->
                        some.entity().name().equals(table) || some.entity().equals(draft.entity()))
                .isPresent();
    }

    /** Where the words about the others end: at an "and", or where it is said of the rows themselves what they do. */
    private static int end(Draft draft, int from, TableName table) {
        boolean named = false;
        for (int at = from + 1; at < draft.size(); at++) {
            Item item = draft.item(at);
            boolean ends =
                    item.cue().filter(cue -> ENDS.contains(cue.operation())).isPresent() && !isDoneBy(draft, at);
            List<String> words = draft.words(draft.item(at - 1).end(), item.start());
            if (ends || !named && tells(words)) {
                return at;
            }
            named |= isNamed(draft, at, table);
        }
        return draft.size();
    }

    /** Whether what follows is said of the rows themselves; in "higher than that of the cooks" the "that" is the figure. */
    private static boolean tells(List<String> words) {
        return words.stream().anyMatch(PlainWords.english()::isRelative)
                && !(words.contains("that") && words.contains("of"));
    }

    /** In "any order placed by Ann" it is said who placed it: nothing is grouped. */
    private static boolean isDoneBy(Draft draft, int at) {
        int next = at + 1 < draft.size() && draft.item(at + 1).named().isPresent() ? at + 2 : at + 1;
        return draft.item(at).text().equals("by")
                && next < draft.size()
                && draft.item(next).value().isPresent();
    }

    private static Optional<Condition> seenFrom(Draft draft, TableName table, Condition condition) {
        List<TableName> tables = condition.tables();
        if (condition instanceof Condition.Related related) {
            return Optional.of(condition).filter(some -> related.from().equals(table));
        } else if (tables.equals(List.of(table))) {
            return Optional.of(condition);
        }
        return tables.size() != 1
                ? Optional.empty()
                : draft.path(table, tables.get(0))
                        .map(path -> new Condition.Related(table, path, List.of(condition), false, Optional.empty()));
    }
}
