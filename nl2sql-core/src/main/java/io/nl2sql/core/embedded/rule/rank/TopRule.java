package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.rule.figure.Measures;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** "top 5 vendors by accrual amount", "the 3 best employees by salary". */
public final class TopRule implements Rule {
    private static final int USUAL = 10;
    private static final double UNKNOWN_FIRST = 0.5;
    private static final double HOW_MANY = 0.3;
    private static final Pattern BY = Pattern.compile("(?i)(.* )?by|in terms of");
    private static final Pattern DOERS = Pattern.compile("(?i)[a-z]+ers?");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.TOP)) {
            boolean counted = draft.figure(at - 1)
                    .filter(some -> Dates.year(some.number()).isEmpty())
                    .isPresent();
            int before = counted && draft.isBeside(at - 1, at) ? at - 1 : at + 1;
            int figure = draft.figure(at + 1).isPresent() ? at + 1 : before;
            Optional<Meaning.Figure> number = draft.figure(figure);
            draft.use(at);
            if (number.isEmpty()
                    && draft.item(at).text().toLowerCase(Locale.ROOT).endsWith("first")) {
                earliest(draft, at);
                continue;
            }
            if (number.isPresent()) {
                draft.use(figure);
                draft.limit(OptionalInt.of(number.get().number().intValue()));
            } else if (isOne(draft, at)) {
                draft.limit(OptionalInt.of(1));
            } else {
                draft.limit(OptionalInt.of(USUAL));
                draft.assume("Showing the first " + USUAL + ", because no number was given.", 0.05);
            }
            rank(draft, at, draft.item(at).cue().map(Cue::isDescending).orElse(true));
        }
    }

    /** "The top vendor by amount" is a single one; in "top product categories" the second word is what is asked for. */
    private static boolean isOne(Draft draft, int at) {
        return draft.named(at + 1).isPresent()
                && draft.isBeside(at, at + 1)
                && !isNamedFurther(draft, at + 1)
                && draft.item(at + 1)
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .equals(Stems.of(draft.item(at + 1).text()));
    }

    private static boolean isNamedFurther(Draft draft, int at) {
        return draft.isBeside(at, at + 1)
                && (draft.named(at + 1).isPresent() || draft.field(at + 1).isPresent())
                && isPlural(draft.item(at + 1).text());
    }

    private static void rank(Draft draft, int at, boolean descending) {
        for (int place = at + 1; place < draft.size(); place++) {
            boolean by = draft.isFree(place)
                    && draft.does(place, Operation.GROUP)
                    && BY.matcher(draft.item(place).text()).matches();
            if (by) {
                int to = place + 1;
                while (to + 1 < draft.size()
                        && draft.isFree(to)
                        && draft.item(to).value().isPresent()) {
                    to++;
                }
                if (isCounted(draft, at, to)) {
                    count(draft, at, place, to, descending);
                    return;
                }
                Optional<Expression> target = isKind(draft, to) ? Optional.empty() : Targets.at(draft, to);
                if (target.isPresent()) {
                    draft.use(place);
                    draft.order().add(new Query.Order(target.get(), descending));
                    return;
                }
            }
            if (draft.does(place, Operation.MOST)
                    || draft.does(place, Operation.EXTREME)
                    || draft.does(place, Operation.ADJECTIVE)
                    || draft.does(place, Operation.COMMON)) {
                return;
            }
        }
        if (draft.order().isEmpty() && draft.orderByFirst().isEmpty() && !doers(draft, at, descending)) {
            figure(draft, at, descending);
        }
    }

    /** "Top 3 earners by branch" are ranked by what they earn, in each branch. */
    private static boolean isKind(Draft draft, int at) {
        boolean text = draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> !attribute.isNumeric() && !attribute.isTemporal())
                .isPresent();
        return text
                || draft.named(at)
                        .filter(entity -> entity.named() && entity.mainMeasure().isEmpty())
                        .isPresent();
    }

    /** "Top 5 towns by guests" are those with most of them; "earners by branches" are ranked already. */
    private static boolean isCounted(Draft draft, int top, int at) {
        Optional<Entity> ranked = draft.item(Math.min(doerPlace(draft, top), draft.size() - 1))
                .meaning()
                .entityMeant();
        return doer(draft, top).isEmpty()
                && draft.named(at)
                        .filter(entity -> entity.mainMeasure().isEmpty()
                                && isPlural(draft.item(at).text()))
                        .filter(entity -> ranked.filter(
                                        other -> other.equals(entity) || draft.multiplies(other.name(), entity.name()))
                                .isPresent())
                        .isPresent();
    }

    private static void count(Draft draft, int top, int by, int at, boolean descending) {
        int ranked = doerPlace(draft, top);
        draft.named(ranked).ifPresent(things -> {
            draft.use(ranked);
            Draft.labels(things).forEach(label -> draft.dimensions().add(new Draft.Shown(ranked, label)));
        });
        draft.entity(draft.named(at).orElseThrow());
        draft.use(by, at);
        draft.order().add(new Query.Order(Aggregate.rows(), descending));
    }

    /** "The first order", "the first order of each shop" is the earliest; "first orders" may be any number of them. */
    private static void earliest(Draft draft, int at) {
        if (!draft.order().isEmpty()
                || draft.orderByFirst().isPresent()
                || !draft.places(Operation.ORDER).isEmpty()) {
            return;
        }
        boolean each = draft.items().stream().anyMatch(item -> item.does(Operation.GROUP));
        boolean other = draft.named(at + 1)
                .filter(entity -> !entity.equals(draft.entity()))
                .isPresent();
        Optional<Attribute> date = other ? Optional.empty() : draft.entity().mainDate();
        if (date.isEmpty()) {
            draft.doubt(UNKNOWN_FIRST);
            return;
        }
        draft.order().add(new Query.Order(new Expression.Column(date.get()), false));
        draft.limit(OptionalInt.of(1));
        if (!each
                && draft.named(at + 1).isPresent()
                && isPlural(draft.item(at + 1).text())) {
            draft.assume("Showing the earliest one, because no number was given.", HOW_MANY);
        }
    }

    private static boolean isPlural(String text) {
        return text.endsWith("s") && !Stems.of(text).endsWith("s");
    }

    /** "Top 3 earners": those who earn most. */
    private static boolean doers(Draft draft, int at, boolean descending) {
        Optional<Attribute> done = doer(draft, at);
        done.ifPresent(attribute -> {
            draft.use(doerPlace(draft, at));
            draft.order().add(new Query.Order(Targets.of(draft, attribute), descending));
        });
        return done.isPresent();
    }

    private static Optional<Attribute> doer(Draft draft, int at) {
        int place = doerPlace(draft, at);
        return draft.field(place)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable())
                .filter(attribute -> DOERS.matcher(draft.item(place).text()).matches());
    }

    private static int doerPlace(Draft draft, int at) {
        return draft.item(Math.min(at + 1, draft.size() - 1)).figure().isPresent() ? at + 2 : at + 1;
    }

    /** "Sales by town, top 5": the figure that is shown ranks. */
    private static void figure(Draft draft, int at, boolean descending) {
        boolean grouped = IntStream.range(0, at).anyMatch(place -> draft.does(place, Operation.GROUP));
        Optional<Expression> shown = grouped ? Measures.before(draft, at) : Optional.empty();
        shown.ifPresent(figure -> draft.order().add(new Query.Order(figure, descending)));
        if (shown.isEmpty()) {
            Optional<Attribute> measure = draft.entity().mainMeasure();
            measure.ifPresent(attribute -> {
                draft.order().add(new Query.Order(new Expression.Column(attribute), descending));
                draft.assume(
                        "Ranked by " + attribute.spoken() + ".", draft.entity().hasOneMeasure() ? 0.02 : 0.1);
            });
        }
    }
}
