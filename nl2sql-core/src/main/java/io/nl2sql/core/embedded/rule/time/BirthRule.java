package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition.Compares;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Computed;
import io.nl2sql.core.embedded.query.Expression.Day;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.Years;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ages that a date of birth tells: "how old is each guest", "guests older than 60", "the average age of the guests". */
public final class BirthRule implements Rule {
    private static final Cue BIRTH = new Cue(Operation.AGE, "birth");
    private static final Set<String> OLDER = Set.of("older than", "younger than", "or older", "or younger");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.COMPARE)) {
            compared(draft, at);
        }
        List<Integer> ages = draft.places(Operation.AGE);
        if (!ages.isEmpty()) {
            begin(draft, ages.get(0)).ifPresent(begin -> shown(draft, ages, begin));
        }
    }

    /** "Older than 60", "over 60 years old". */
    private static void compared(Draft draft, int at) {
        int figure = draft.figure(at + 1).isPresent() ? at + 1 : at - 1;
        int word = Math.max(at, figure) + 1;
        boolean said = draft.isFree(word) && draft.does(word, Operation.AGE);
        boolean before = draft.isFree(at - 1) && draft.does(at - 1, Operation.AGE);
        String text = draft.item(at).text().toLowerCase(Locale.ROOT);
        boolean older = OLDER.stream().anyMatch(text::startsWith);
        Optional<Attribute> begin = said || older || before
                ? own(draft, said ? draft.item(word).cue().orElseThrow() : BIRTH)
                : Optional.empty();
        if (older && begin.isEmpty() && !isStored(draft)) {
            draft.unsettle();
        }
        if (begin.isEmpty() || draft.figure(figure).isEmpty()) {
            return;
        }
        Operator operator = Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
        draft.filter(
                at,
                new Compares(
                        years(draft, begin.get()),
                        operator,
                        new Figure(draft.figure(figure).orElseThrow().number())));
        draft.use(at, figure);
        if (said) {
            draft.use(word);
        }
        if (before) {
            draft.use(at - 1);
        }
    }

    private static Expression years(Draft draft, Attribute begin) {
        return new Years(new Column(begin), new Day(draft.calendar().today()));
    }

    /** The day of birth, or of joining, of those asked for. */
    private static Optional<Attribute> own(Draft draft, Cue age) {
        return isStored(draft) ? Optional.empty() : begin(draft.entity(), age);
    }

    /** That of their members only where the question groups by them: departments have an age of their own. */
    private static Optional<Attribute> begin(Draft draft, int at) {
        Cue age = draft.item(at).cue().orElseThrow();
        boolean grouped = draft.does(at - 1, Operation.AGGREGATE)
                && draft.places(Operation.GROUP).stream()
                        .anyMatch(by -> draft.named(by + 1)
                                .filter(draft.entity()::equals)
                                .isPresent());
        Optional<Attribute> own = own(draft, age);
        if (own.isEmpty() && !grouped && !isStored(draft)) {
            draft.unsettle();
        }
        return own.or(() -> grouped && !isStored(draft) ? members(draft, age) : Optional.empty());
    }

    private static boolean isStored(Draft draft) {
        return draft.entity().attributes().stream()
                .anyMatch(attribute -> attribute.words().contains("age") && attribute.isNumeric());
    }

    private static Optional<Attribute> begin(Entity entity, Cue age) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.isTemporal() && !attribute.masked())
                .filter(attribute -> attribute.words().stream().anyMatch(age.since()::contains))
                .findFirst();
    }

    /** "The average tenure by branch" is that of those who belong to the branches. */
    private static Optional<Attribute> members(Draft draft, Cue age) {
        List<Attribute> begins = draft.model().graph().of(draft.entity().name()).stream()
                .filter(join -> join.to().equals(draft.entity().name()) && join.declared())
                .flatMap(join -> draft.model().entity(join.from()).stream())
                .distinct()
                .flatMap(entity -> begin(entity, age).stream())
                .toList();
        Optional<Attribute> only = begins.size() == 1 ? Optional.of(begins.get(0)) : Optional.empty();
        only.flatMap(attribute -> draft.model().entity(attribute.table())).ifPresent(entity -> {
            draft.entity(entity);
            draft.assume("This is about the " + entity.spoken() + " of each group.", 0.0);
        });
        return only;
    }

    private static void shown(Draft draft, List<Integer> ages, Attribute begin) {
        int at = ages.get(0);
        ages.forEach(draft::use);
        Expression years = ending(draft, begin)
                .<Expression>map(end -> new Years(new Column(begin), new Column(end)))
                .orElseGet(() -> years(draft, begin));
        int function = at - 1;
        if (draft.isFree(function) && draft.does(function, Operation.AGGREGATE)) {
            draft.use(function);
            years = new Computed(Targets.function(draft.item(function)), years);
        } else if (isOfMany(draft)) {
            Draft.labels(draft.entity()).forEach(label -> draft.shown().add(new Draft.Shown(0, label)));
            useOwn(draft);
        }
        draft.shown().add(new Draft.Shown(draft.size(), years));
    }

    /** In "how old was each guest when he arrived" another day counts than today. */
    private static Optional<Attribute> ending(Draft draft, Attribute begin) {
        if (!draft.says("when") && !draft.says("at")) {
            return Optional.empty();
        }
        for (int at = 0; at < draft.size(); at++) {
            Optional<Attribute> day = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.isTemporal()
                            && attribute.table().equals(begin.table())
                            && !attribute.equals(begin));
            if (day.isPresent()) {
                draft.use(at);
                return day;
            }
        }
        return Optional.empty();
    }

    /** Whether nobody is named whose age it is. */
    private static boolean isOfMany(Draft draft) {
        return draft.items().stream()
                .noneMatch(item -> item.value()
                        .filter(value -> value.entity().equals(draft.entity())
                                && value.entity().labels().contains(value.attribute()))
                        .isPresent());
    }

    private static void useOwn(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            boolean each = draft.does(at - 1, Operation.GROUP);
            if (each && draft.named(at).filter(draft.entity()::equals).isPresent()) {
                draft.use(at - 1, at);
            }
        }
    }
}
