package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares with other rows: "a higher salary than all cooks", "earn more than the waiter with id 7", "older than some
 * guest from Rome", "less than the largest balance". Which rows those are, {@link WithinOthersRule} finds out later.
 */
public final class OthersRule implements Rule {
    private static final Set<String> SOME = Set.of("some", "another");

    /** What is compared, and where the others begin. */
    private record Comparison(Attribute attribute, Operator operator, int others) {}

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at) && (draft.does(at, Operation.COMPARE) || draft.does(at, Operation.SPLIT))
                    || isTimed(draft, at)) {
                int place = at;
                if (groups(draft, at)) {
                    continue;
                }
                comparison(draft, at).ifPresent(comparison -> compare(draft, place, comparison));
            }
        }
    }

    /** "Kinds whose average price is above the average price of all": each kind's figure against that of all rows. */
    private static boolean groups(Draft draft, int at) {
        Optional<Attribute> column = ranked(draft, at - 1).filter(Attribute::isNumeric);
        boolean functions = column.isPresent()
                && draft.isFree(at - 2)
                && draft.does(at - 2, Operation.AGGREGATE)
                && draft.isFree(at + 1)
                && draft.does(at + 1, Operation.AGGREGATE)
                && draft.does(at, Operation.COMPARE)
                && Targets.function(draft.item(at + 1)) != AggregateFunction.SUM;
        if (!functions || at < 3) {
            return false;
        }
        draft.use(at - 2, at - 1, at, at + 1);
        ranked(draft, at + 2).filter(column.get()::equals).ifPresent(same -> draft.use(at + 2));
        Operator operator = Operator.of(draft.item(at).cue().orElseThrow().argument());
        Query all = Query.of(
                column.get().table(),
                List.of(),
                List.of(new Aggregate(Targets.function(draft.item(at + 1)), column, false)));
        draft.having()
                .add(new Condition.Compares(
                        new Aggregate(Targets.function(draft.item(at - 2)), column, false),
                        operator,
                        new Scalar(all, List.of())));
        return true;
    }

    /** "Made before any film of hers". */
    private static boolean isTimed(Draft draft, int at) {
        return draft.isFree(at) && (draft.does(at, Operation.BEFORE) || draft.does(at, Operation.AFTER));
    }

    private static Operator operator(Draft draft, int at) {
        return isTimed(draft, at)
                ? draft.does(at, Operation.BEFORE) ? Operator.LESS : Operator.MORE
                : Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
    }

    private static Optional<Comparison> comparison(Draft draft, int at) {
        Operator operator = operator(draft, at);
        boolean ordered = operator != Operator.EQUAL && operator != Operator.DIFFERENT;
        boolean between =
                draft.field(at + 1).isPresent() && draft.wordAfter(at + 1).equals("than");
        int others = between ? at + 2 : at + 1;
        boolean numbered = others < draft.size() && draft.figure(others).isPresent();
        boolean named =
                draft.field(others).isPresent() && draft.figure(others + 1).isPresent();
        if (!ordered || others >= draft.size() || numbered || named && draft.isBeside(others, others + 1)) {
            return Optional.empty();
        }
        Optional<Attribute> column = between ? ranked(draft, at + 1) : ranked(draft, at - 1);
        boolean functions = draft.isFree(at - 2) && draft.does(at - 2, Operation.AGGREGATE);
        return column.filter(some -> between || !functions)
                .or(() -> between || functions
                        ? Optional.empty()
                        : hinted(draft, at).or(() -> extreme(draft, others)))
                .map(attribute -> new Comparison(attribute, operator, others));
    }

    /** In "make more than the highest earning cook" the earnings are compared. */
    private static Optional<Attribute> extreme(Draft draft, int at) {
        return draft.does(at, Operation.EXTREME) || draft.does(at, Operation.ADJECTIVE)
                ? ranked(draft, at + 1)
                : Optional.empty();
    }

    private static Optional<Attribute> ranked(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(OthersRule::isRanked);
    }

    private static boolean isRanked(Attribute attribute) {
        boolean ordered = attribute.isMeasurable() || attribute.isTemporal() || attribute.role() == Attribute.Role.YEAR;
        return ordered && !attribute.masked();
    }

    private static Optional<Attribute> hinted(Draft draft, int at) {
        if (isTimed(draft, at)) {
            return draft.entity().mainDate();
        }
        return Hints.column(draft, draft.item(at).text())
                .map(Adjective.Match::attribute)
                .filter(OthersRule::isRanked);
    }

    private static void compare(Draft draft, int at, Comparison comparison) {
        int head = comparison.others();
        boolean some = says(draft, head, SOME);
        boolean one = isAtLeastOne(draft, head);
        head += one ? 2 : 0;
        Optional<AggregateFunction> function = function(draft, head);
        head += function.isPresent() ? 1 : 0;
        boolean column =
                ranked(draft, head).filter(comparison.attribute()::equals).isPresent();
        boolean rows = function.isPresent() || column || isRows(draft, head, comparison.attribute());
        if (!rows || isOfOthers(draft, head, comparison.attribute())) {
            return;
        }
        if (PlainWords.english().isPossessive(draft.wordBefore(head))) {
            draft.unsettle();
            return;
        }
        if (one) {
            draft.use(comparison.others(), comparison.others() + 1);
        }
        function.ifPresent(found -> draft.use(comparison.others() + (one ? 2 : 0)));
        if (column) {
            draft.use(head);
            head++;
            some |= says(draft, head, SOME);
        }
        if (isAtLeastOne(draft, head)) {
            draft.use(head, head + 1);
            head += 2;
            some = true;
        }
        draft.use(at);
        draft.field(at - 1)
                .filter(field -> field.attribute().equals(comparison.attribute()))
                .ifPresent(field -> draft.use(at - 1));
        if (comparison.others() > at + 1) {
            draft.use(at + 1);
        }
        if (draft.named(head).isPresent()) {
            draft.use(head);
        }
        draft.filter(
                at,
                new Condition.AgainstAll(
                        comparison.attribute(),
                        comparison.operator(),
                        function.orElseGet(quantity(comparison.operator(), some || one))));
    }

    /** "After the latest shipment" is not about the latest of what is compared. */
    private static boolean isOfOthers(Draft draft, int head, Attribute compared) {
        boolean table = draft.named(head)
                .filter(named -> !named.name().equals(compared.table()) && !named.equals(draft.entity()))
                .isPresent();
        return table
                || draft.field(head)
                        .filter(field -> !field.attribute().equals(compared))
                        .isPresent();
    }

    /** More than all is more than the most. */
    private static Supplier<AggregateFunction> quantity(Operator operator, boolean some) {
        boolean more = operator == Operator.MORE || operator == Operator.AT_LEAST;
        return () -> more == some ? AggregateFunction.MIN : AggregateFunction.MAX;
    }

    /** Whether one of the words stands right before the place. */
    private static boolean says(Draft draft, int at, Set<String> words) {
        return at > 0
                && at < draft.size()
                && draft.words(draft.item(at - 1).end(), draft.item(at).start()).stream()
                        .anyMatch(words::contains);
    }

    private static boolean isAtLeastOne(Draft draft, int at) {
        return draft.isFree(at)
                && draft.does(at, Operation.COMPARE)
                && draft.item(at).cue().orElseThrow().argument().equals(">=")
                && draft.figure(at + 1)
                        .filter(figure -> figure.number().compareTo(BigDecimal.ONE) == 0)
                        .isPresent();
    }

    /** "The largest", "the oldest": of a birth date the earliest. */
    private static Optional<AggregateFunction> function(Draft draft, int at) {
        boolean extreme =
                draft.isFree(at) && (draft.does(at, Operation.EXTREME) || draft.does(at, Operation.ADJECTIVE));
        return extreme
                ? Hints.column(draft, draft.item(at).text())
                        .map(Adjective.Match::descending)
                        .or(() -> draft.item(at)
                                .cue()
                                .filter(cue -> cue.is(Operation.EXTREME))
                                .map(Cue::isDescending))
                        .map(most -> most ? AggregateFunction.MAX : AggregateFunction.MIN)
                : Optional.empty();
    }

    /** Whether rows are spoken of there that have the column. */
    private static boolean isRows(Draft draft, int at, Attribute attribute) {
        return draft.isFree(at)
                && draft.item(at)
                        .meaning()
                        .entityMeant()
                        .filter(entity -> draft.item(at).field().isEmpty())
                        .filter(entity -> entity.name().equals(attribute.table()) || entity.equals(draft.entity()))
                        .isPresent();
    }
}
