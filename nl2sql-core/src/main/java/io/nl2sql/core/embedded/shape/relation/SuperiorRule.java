package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.Referred;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A row beside the row that it refers to: "who earn more than their manager", "hired before their boss". */
public final class SuperiorRule implements Rule {
    private static final int REACH = 6;

    /** What is compared with what the referred row has of it. */
    private record Comparison(Attribute measure, Attribute reference, Attribute key, Operator operator) {}

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            boolean compares = draft.isFree(at)
                    && (draft.does(at, Operation.COMPARE)
                            || draft.does(at, Operation.SPLIT)
                            || draft.does(at, Operation.BEFORE)
                            || draft.does(at, Operation.AFTER));
            int above = compares ? above(draft, at) : -1;
            int other = compares && above < 0 ? other(draft, at) : -1;
            if (above > 0) {
                compare(draft, at, above);
            } else if (other > 0) {
                besideOther(draft, at, other);
            }
        }
        names(draft);
    }

    /** "Their", or the "own" of "their own". */
    private static boolean isTheirs(String word) {
        return PlainWords.english().isPossessive(word) || word.equals("own");
    }

    /** "Every waiter with the name of their manager", "waiters and their manager's town". */
    private static void names(Draft draft) {
        for (int at = 1; at < draft.size(); at++) {
            boolean their = isTheirs(draft.wordBefore(at))
                    || draft.item(at).text().toLowerCase(Locale.ROOT).startsWith("their ");
            Optional<Attribute> reference = their ? reference(draft, at) : Optional.empty();
            if (reference.isPresent()) {
                show(draft, at, reference.get());
            }
        }
    }

    private static void show(Draft draft, int at, Attribute reference) {
        Attribute key = References.own(draft, reference).orElseThrow();
        boolean after = own(draft, at + 1).isPresent()
                && draft.words(draft.item(at).end(), draft.item(at + 1).start()).stream()
                        .allMatch("s"::equals);
        boolean before = !after
                && own(draft, at - 1).isPresent()
                && draft.words(draft.item(at - 1).end(), draft.item(at).start()).contains("of");
        if (!after && !before) {
            return;
        }
        int column = after ? at + 1 : at - 1;
        Meaning.Field of = own(draft, column).orElseThrow();
        List<Expression> shown = draft.item(column).isBareName()
                ? References.labels(draft, reference).orElse(List.of())
                : List.of(new Referred(reference, key, of.attribute()));
        draft.use(at, column);
        Draft.labels(draft.entity()).forEach(label -> draft.shown().add(new Draft.Shown(0, label)));
        shown.forEach(expression -> draft.shown().add(new Draft.Shown(at, expression)));
        for (int place = 0; place < at; place++) {
            boolean same = draft.named(place).filter(draft.entity()::equals).isPresent();
            if (same && draft.isFree(place - 1) && draft.does(place - 1, Operation.GROUP)) {
                draft.use(place - 1, place);
            }
        }
    }

    private static Optional<Meaning.Field> own(Draft draft, int at) {
        return draft.field(at).filter(field -> field.entity().equals(draft.entity()));
    }

    /** Place of the word for the referred row, behind the comparison and at most a factor and the figure. */
    private static int above(Draft draft, int at) {
        for (int place = at + 1; place < Math.min(draft.size(), at + REACH); place++) {
            if (reference(draft, place).isPresent()) {
                return place;
            }
            boolean between = draft.figure(place).isPresent()
                    || draft.does(place, Operation.FRACTION)
                    || draft.does(place, Operation.SINCE)
                    || draft.field(place)
                            .filter(field -> isRanked(field.attribute()))
                            .isPresent();
            if (!between) {
                return -1;
            }
        }
        return -1;
    }

    /** Place of another table to which each row refers once: "bills larger than their order". */
    private static int other(Draft draft, int at) {
        for (int place = at + 1; place < Math.min(draft.size(), at + REACH); place++) {
            boolean referred = draft.named(place)
                    .filter(entity -> !entity.equals(draft.entity()))
                    .filter(entity -> draft.path(draft.entity().name(), entity.name())
                            .filter(path -> !Paths.multiply(draft.entity().name(), path))
                            .isPresent())
                    .isPresent();
            if (referred) {
                return isTheirs(draft.wordBefore(place))
                                || ranked(draft, place - 1).isPresent()
                        ? place
                        : -1;
            }
            if (ranked(draft, place).isEmpty() && draft.figure(place).isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    private static void besideOther(Draft draft, int at, int place) {
        Entity other = draft.named(place).orElseThrow();
        Optional<Attribute> own = ranked(draft, at - 1)
                .filter(attribute -> attribute.table().equals(draft.entity().name()))
                .or(() -> said(draft, at).flatMap(spoken -> alike(draft.entity(), spoken)))
                .or(draft.entity()::mainMeasure);
        Optional<Attribute> others = own.flatMap(attribute -> alike(other, attribute));
        if (own.isEmpty() || others.isEmpty() || draft.figure(at + 1).isPresent()) {
            draft.unsettle();
            return;
        }
        for (int used = at; used <= place; used++) {
            draft.use(used);
        }
        said(draft, at).ifPresent(attribute -> draft.use(at - 1));
        draft.filter(at, new Condition.CompareColumns(own.get(), operator(draft, at), others.get()));
    }

    private static Optional<Attribute> said(Draft draft, int at) {
        return draft.isFree(at - 1) ? ranked(draft, at - 1) : Optional.empty();
    }

    /** The column of a table that is called like another's. */
    private static Optional<Attribute> alike(Entity entity, Attribute spoken) {
        String key = Stems.key(spoken.words());
        return entity.attributes().stream()
                .filter(attribute -> Stems.key(attribute.words()).equals(key) && isRanked(attribute))
                .findFirst();
    }

    /** The column that the words stand for: "manager", or "boss" where rows refer to others of their table. */
    private static Optional<Attribute> reference(Draft draft, int at) {
        if (draft.isFree(at) && draft.does(at, Operation.BOSS)) {
            return References.upwards(draft, draft.entity());
        }
        return draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.table().equals(draft.entity().name()))
                .filter(attribute -> References.own(draft, attribute).isPresent());
    }

    private static void compare(Draft draft, int at, int above) {
        Attribute reference = reference(draft, above).orElseThrow();
        Attribute key = References.own(draft, reference).orElseThrow();
        Optional<Attribute> measure = measure(draft, at, above);
        if (measure.isEmpty()) {
            return;
        }
        Operator operator = operator(draft, at);
        boolean ordered = operator != Operator.EQUAL && operator != Operator.DIFFERENT;
        if (!ordered && said(draft, at, above).isEmpty()) {
            draft.unsettle();
            return;
        }
        Comparison comparison = new Comparison(measure.get(), reference, key, operator);
        int end = ranked(draft, above + 1).filter(measure.get()::equals).isPresent() ? above + 1 : above;
        draft.filter(at, condition(draft, comparison, at, above));
        ranked(draft, at - 1).filter(measure.get()::equals).ifPresent(own -> draft.use(at - 1));
        for (int place = at; place <= end; place++) {
            draft.use(place);
        }
    }

    private static Condition condition(Draft draft, Comparison comparison, int at, int above) {
        BigDecimal times = BigDecimal.ONE;
        BigDecimal part = BigDecimal.ONE;
        for (int place = at + 1; place < above; place++) {
            times = draft.figure(place).map(Meaning.Figure::number).orElse(times);
            if (draft.does(place, Operation.FRACTION)) {
                part = new BigDecimal(draft.item(place).cue().map(Cue::argument).orElseThrow());
            }
        }
        Expression own = new Column(comparison.measure());
        Expression other = new Referred(comparison.reference(), comparison.key(), comparison.measure());
        return new Condition.Compares(times(part, own), comparison.operator(), times(times, other));
    }

    private static Expression times(BigDecimal factor, Expression of) {
        return factor.compareTo(BigDecimal.ONE) == 0 ? of : new Arithmetic(new Figure(factor), Sign.TIMES, of);
    }

    private static Operator operator(Draft draft, int at) {
        if (draft.does(at, Operation.BEFORE) || draft.does(at, Operation.AFTER)) {
            return draft.does(at, Operation.BEFORE) ? Operator.LESS : Operator.MORE;
        }
        Operator said = Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
        return isTurned(draft, at) ? said.swapped() : said;
    }

    /** Whoever is older was born earlier. */
    private static boolean isTurned(Draft draft, int at) {
        String text = draft.item(at).text();
        return ranked(draft, at - 1).isEmpty()
                && draft.cues()
                        .adjective(text)
                        .filter(adjective -> Hints.column(draft, text)
                                .filter(match -> match.descending() != adjective.descending())
                                .isPresent())
                        .isPresent();
    }

    /** What is compared: named on one side, meant by "older", or the usual figure or date. */
    private static Optional<Attribute> measure(Draft draft, int at, int above) {
        Entity entity = draft.entity();
        boolean timed = draft.does(at, Operation.BEFORE) || draft.does(at, Operation.AFTER);
        return said(draft, at, above)
                .or(() -> timed ? entity.mainDate() : entity.mainMeasure())
                .filter(attribute -> attribute.table().equals(entity.name()) && isRanked(attribute));
    }

    private static Optional<Attribute> said(Draft draft, int at, int above) {
        return ranked(draft, at - 1)
                .or(() -> ranked(draft, at + 1))
                .or(() -> ranked(draft, above - 1))
                .or(() -> ranked(draft, above + 1))
                .or(() -> Hints.column(draft, draft.item(at).text()).map(Adjective.Match::attribute));
    }

    private static Optional<Attribute> ranked(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(SuperiorRule::isRanked);
    }

    private static boolean isRanked(Attribute attribute) {
        return (attribute.isMeasurable() || attribute.isTemporal()) && !attribute.masked();
    }
}
