package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Counts;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "price above 90", "more than 100 accruals", "older than average", "at least 3 or fewer". */
public final class ComparisonRule implements Rule {
    private static final double UNCOMPARED = 0.5;

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.COMPARE)) {
            if (draft.isFree(at)) {
                compare(draft, at, operator(draft, at));
            }
        }
        draft.places(Operation.SPLIT).stream()
                .filter(at -> Quantities.at(draft, at + 1).isPresent()
                        && draft.figure(at + 2).isPresent())
                .forEach(at -> compare(draft, at, operator(draft, at)));
    }

    private static Operator operator(Draft draft, int at) {
        Operator operator = Operator.of(draft.item(at).cue().map(Cue::argument).orElse("="));
        if (draft.isFree(at - 1) && draft.does(at - 1, Operation.NOT)) {
            draft.use(at - 1);
            return operator.negated();
        }
        return operator;
    }

    private static void compare(Draft draft, int at, Operator operator) {
        int right = draft.figure(at + 1).isEmpty() && draft.figure(at - 1).isPresent() && isTrailing(draft, at)
                ? at - 1
                : at + 1;
        if (right > at
                && Quantities.at(draft, right).isPresent()
                && draft.figure(right + 1).isPresent()) {
            Bound bound =
                    new Bound(operator, draft.figure(right + 1).orElseThrow().number());
            draft.use(at, right + 1);
            column(draft, right, bound);
            return;
        }
        Optional<BigDecimal> number = draft.figure(right).map(Meaning.Figure::number);
        if (number.isPresent()) {
            number(draft, at, right, new Bound(operator, number.get()));
        } else if (draft.does(right, Operation.AGGREGATE)) {
            againstAll(draft, at, right, operator);
        } else if (draft.isFree(right) && draft.item(right).value().isPresent()) {
            value(draft, at, right, operator);
        } else if (draft.field(right).isPresent() && draft.field(at - 1).isPresent()) {
            columns(draft, at, right, operator);
        } else if (Quantities.at(draft, right).isPresent()) {
            draft.unsettle();
        }
    }

    /** "5 or more": the number stands before. */
    private static boolean isTrailing(Draft draft, int at) {
        return draft.item(at).text().startsWith("or ");
    }

    private static void value(Draft draft, int at, int right, Operator operator) {
        Meaning.Value value = draft.item(right).value().orElseThrow();
        if (operator == Operator.EQUAL || operator == Operator.DIFFERENT) {
            draft.use(at, right);
            draft.field(at - 1)
                    .filter(f -> f.attribute().equals(value.attribute()))
                    .ifPresent(f -> draft.use(at - 1));
            draft.filter(
                    at,
                    new Condition.OneOf(value.attribute(), List.of(value.stored()), operator == Operator.DIFFERENT));
        }
    }

    private static void columns(Draft draft, int at, int right, Operator operator) {
        Attribute left = draft.field(at - 1).orElseThrow().attribute();
        Attribute other = draft.field(right).orElseThrow().attribute();
        if (left.type().category() != other.type().category() && !(left.isNumeric() && other.isNumeric())) {
            draft.doubt(0.3);
            return;
        }
        draft.use(at, at - 1, right);
        draft.filter(at, new Condition.CompareColumns(left, operator, other));
    }

    private static void againstAll(Draft draft, int at, int right, Operator operator) {
        draft.use(at, right);
        Optional<Attribute> column = draft.field(at - 1)
                .map(Meaning.Field::attribute)
                .or(() -> draft.field(right + 1).map(Meaning.Field::attribute))
                .or(() -> hinted(draft, at))
                .or(() -> usual(draft, at));
        draft.field(right + 1).ifPresent(field -> draft.use(right + 1));
        draft.field(at - 1).ifPresent(field -> draft.use(at - 1));
        Optional<Attribute> compared = column.filter(Attribute::isNumeric);
        compared.ifPresent(attribute ->
                draft.filter(at, new Condition.AgainstAll(attribute, operator, Targets.function(draft.item(right)))));
        if (compared.isEmpty()) {
            draft.doubt(UNCOMPARED);
            draft.unsettle();
        }
    }

    private static void number(Draft draft, int at, int figure, Bound bound) {
        draft.use(at, figure);
        int next = Math.max(at, figure) + 1;
        int before = Math.min(at, figure) - 1;
        int after = afterValues(draft, next);
        Optional<Entity> countedAfter = draft.named(after);
        Optional<Entity> worth = countedAfter.filter(entity -> Worth.isWorth(draft, figure, after, entity));
        if (draft.isFree(after) && draft.does(after, Operation.REPORTS)) {
            draft.use(after);
            draft.having().add(new Condition.Compare(Aggregate.rows(), bound.operator(), bound.number()));
            return;
        }
        if (worth.isPresent()) {
            Worth.total(draft, worth.get(), bound);
            return;
        }
        Optional<Entity> dealing = Worth.dealing(draft, at);
        if (BoundedFigure.areTimes(draft, figure)) {
            BoundedFigure.times(draft, at, bound);
        } else if (countedAfter.isPresent() && isCountedThere(draft, figure, after, before)) {
            Bound counted = different(draft, next, after) ? bound.ofDifferent() : bound;
            draft.use(after);
            Counts.require(draft, after, countedAfter.get(), counted);
        } else if (BoundedFigure.isAt(draft, before)) {
            BoundedFigure.bound(draft, before, bound);
        } else if (Worth.isSpent(draft, before)) {
            Worth.spent(draft, before, bound);
        } else if (Quantities.at(draft, before).isPresent()) {
            column(draft, before, bound);
        } else if (bound.operator() == Operator.EQUAL && Quantities.isNumber(draft, before)) {
            Attribute number = draft.field(before).orElseThrow().attribute();
            draft.use(before);
            draft.filter(
                    before, new Condition.Compare(new Expression.Column(number), bound.operator(), bound.number()));
        } else if (countedAfter.isPresent() && !draft.cues().isCurrency(draft.wordAfter(figure))) {
            Bound counted = different(draft, next, after) ? bound.ofDifferent() : bound;
            draft.use(after);
            Counts.require(draft, after, countedAfter.get(), counted);
        } else if (dealing.isPresent() && Quantities.at(draft, next).isEmpty()) {
            Worth.total(draft, dealing.get(), bound);
        } else if (Quantities.at(draft, next).isPresent()) {
            column(draft, next, bound);
        } else if (draft.field(next).isPresent()) {
            Meaning.Field field = draft.field(next).orElseThrow();
            draft.use(next);
            Counts.require(draft, next, field.entity(), bound);
        } else if (alternative(draft, at, bound)) {
            draft.use(at);
        } else if (draft.isBeside(figure, next) && draft.item(next).value().isPresent()) {
            Counts.require(draft, next, draft.item(next).value().get().entity(), bound);
        } else if (draft.named(before).filter(other -> isApart(draft, other)).isPresent()) {
            Expression left = new Expression.Column(
                    draft.named(before).flatMap(Entity::mainMeasure).orElseThrow());
            draft.use(before);
            draft.filter(before, new Condition.Compare(left, bound.operator(), bound.number()));
        } else if (Worth.isInTotal(draft)) {
            Worth.total(draft, draft.entity(), bound);
        } else {
            unnamed(draft, at, bound);
        }
    }

    /** "Cakes with a stock below 5": the stock has a number of its own. */
    private static boolean isApart(Draft draft, Entity other) {
        return !other.equals(draft.entity()) && other.mainMeasure().isPresent() && !other.named();
    }

    /** Whether "different" stands before what is counted. */
    private static boolean different(Draft draft, int from, int to) {
        int[] places = IntStream.range(from, to)
                .filter(at -> draft.isFree(at) && draft.does(at, Operation.DISTINCT))
                .toArray();
        draft.use(places);
        return places.length > 0;
    }

    /** In "years when more than two shops opened" the shops are counted, whatever column stands before. */
    private static boolean isCountedThere(Draft draft, int figure, int counted, int before) {
        boolean apart = before < 0
                || isDone(draft, before)
                || draft
                        .words(
                                draft.item(before).end(),
                                draft.item(Math.min(before + 1, figure)).start())
                        .stream()
                        .anyMatch(word -> draft.cues().opensAside(word) || word.equals("there"));
        return draft.isBeside(figure, counted) && !draft.cues().isCurrency(draft.wordAfter(figure)) && apart;
    }

    /** The "built" of "who built at least three mills" is no year of building. */
    private static boolean isDone(Draft draft, int at) {
        String text = draft.item(at).text();
        return draft.field(at).isPresent()
                && draft.item(at).candidate().source() != SchemaHit.Source.NAME
                && (text.endsWith("ed") || draft.cues().isParticiple(text));
    }

    /** In "a height above 200 or below 190" the height is compared twice. */
    private static boolean alternative(Draft draft, int at, Bound bound) {
        boolean or = draft.does(at - 1, Operation.OR) || draft.does(at - 1, Operation.AND);
        Optional<Draft.Placed> last = draft.filters().stream()
                .filter(placed -> placed.at() < at && placed.condition() instanceof Condition.Compare)
                .reduce((first, second) -> second);
        if (!or || last.isEmpty()) {
            return false;
        }
        Condition.Compare before = (Condition.Compare) last.get().condition();
        draft.filter(at, new Condition.Compare(before.left(), bound.operator(), bound.number()));
        return true;
    }

    /** In "three cancelled orders" the orders are counted. */
    private static int afterValues(Draft draft, int from) {
        int at = from;
        while (draft.isFree(at) && (draft.item(at).value().isPresent() || draft.does(at, Operation.DISTINCT))) {
            at++;
        }
        return draft.named(at).isPresent() ? at : from;
    }

    private static void column(Draft draft, int at, Bound bound) {
        Attribute attribute = Quantities.at(draft, at).orElseThrow();
        draft.use(at);
        boolean asked = draft.items().stream()
                .limit(Math.max(0, at - 1))
                .anyMatch(item -> item.meaning().entityMeant().isPresent());
        if (asked && draft.isFree(at - 1) && draft.does(at - 1, Operation.COUNT)) {
            draft.use(at - 1);
        }
        if (!Usual.bounds(draft, attribute, bound)) {
            draft.filter(at, new Condition.Compare(new Expression.Column(attribute), bound.operator(), bound.number()));
        }
    }

    /** "over 50,000" alone: what the adjective says, a year where it looks like one, or the table's amount. */
    private static void unnamed(Draft draft, int at, Bound bound) {
        Optional<Period> year = Dates.year(bound.number())
                .filter(y -> draft.entity().mainMeasure().isEmpty());
        Optional<Attribute> column = hinted(draft, at).or(() -> usual(draft, at));
        if (column.isPresent() && year.isEmpty()) {
            draft.filter(
                    at, new Condition.Compare(new Expression.Column(column.get()), bound.operator(), bound.number()));
            draft.assume(
                    bound.number().toPlainString() + " is compared with the "
                            + column.get().spoken() + " of " + draft.entity().spoken() + ".",
                    draft.entity().hasOneMeasure() ? 0 : 0.1);
        } else {
            draft.doubt(0.5);
        }
    }

    /** The table's amount, unless it is said of what: "older" speaks of no amount. */
    private static Optional<Attribute> usual(Draft draft, int at) {
        boolean other = draft.cues()
                .adjective(draft.item(at).text())
                .filter(adjective ->
                        adjective.hints().stream().noneMatch(hint -> hint.stem().equals("amount")))
                .isPresent();
        return other ? Optional.empty() : draft.entity().mainMeasure();
    }

    private static Optional<Attribute> hinted(Draft draft, int at) {
        return Hints.column(draft, draft.item(at).text())
                .map(Adjective.Match::attribute)
                .filter(Attribute::isNumeric);
    }
}
