package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is left is shown: named columns, else what names the rows; other tables must have related rows. */
public final class OutputRule implements Rule {
    private static final Pattern WHOSE = Pattern.compile("(?i)\\b(with|and|including|as well as) (their|its)\\b");
    private static final Set<String> WITH = Set.of("with", "their");
    private static final Set<String> AUXILIARIES = Set.of(
            "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "who", "that", "which", "also");
    private static final Set<String> PARTICIPLES = Set.of(
            "made", "written", "built", "held", "taken", "done", "given", "sung", "led", "won", "drawn", "shot",
            "spoken", "taught", "bought", "sold", "sent", "run", "paid", "spent", "seen", "chosen", "known");
    private static final Set<String> PAIRING = Set.of("the", "their", "its", "of", "that", "those", "corresponding");
    private static final Set<String> TIMES =
            Set.of("when", "date", "dates", "time", "times", "year", "years", "day", "days", "month", "months", "long");
    private static final Pattern VERB = Pattern.compile("(?i).*(ed|ing|es)");

    @Override
    public void apply(Draft draft) {
        draft.places(Operation.DISTINCT).forEach(at -> {
            draft.use(at);
            draft.makeDistinct();
        });
        draft.places(Operation.EVERYTHING).forEach(at -> {
            draft.use(at);
            draft.showEverything();
        });
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Field> field = draft.field(at);
            if (field.isPresent()) {
                draft.use(at);
                if (!isEcho(draft, at, field.get().attribute())
                        && !isDescribing(draft, at)
                        && !isRole(draft, at, field.get())) {
                    show(draft, at, field.get());
                }
            }
        }
        boolean aggregated = draft.shown().stream().anyMatch(s -> s.expression().isAggregate());
        for (int at = 0; at < draft.size(); at++) {
            Optional<Entity> named = draft.named(at);
            if (named.isPresent()) {
                draft.use(at);
                named(draft, at, named.get(), aggregated);
            }
        }
        if (Kinds.areAsked(draft)) {
            draft.makeDistinct();
        }
        whose(draft);
        if (draft.shown().isEmpty() && draft.showsEverything()) {
            draft.entity().attributes().forEach(a -> draft.shown().add(new Draft.Shown(0, new Expression.Column(a))));
        }
    }

    /** "The shops and their towns" are shown with what they are called. */
    private static void whose(Draft draft) {
        List<Expression> labels = Draft.labels(draft.entity());
        boolean own = !draft.shown().isEmpty()
                && draft.shown().stream()
                        .map(Draft.Shown::expression)
                        .allMatch(shown -> shown instanceof Expression.Column column
                                && column.attribute()
                                        .table()
                                        .equals(draft.entity().name())
                                && !labels.contains(shown));
        boolean named = draft.items().stream()
                .anyMatch(item -> item.named()
                        .filter(some -> some.entity().equals(draft.entity()))
                        .isPresent());
        Matcher whose = WHOSE.matcher(draft.question());
        boolean only = own
                && named
                && draft.dimensions().isEmpty()
                && whose.find()
                && draft.shown().stream()
                        .allMatch(shown -> shown.at() >= draft.size()
                                || draft.item(shown.at()).start() >= whose.start());
        if (only) {
            labels.forEach(label -> draft.shown().add(0, new Draft.Shown(0, label)));
        }
    }

    /** In "people who have an award" the award is no column to show, unless nothing else says what is asked. */
    private static boolean isDescribing(Draft draft, int at) {
        if (isDeed(draft, at)) {
            return true;
        }
        boolean asked = !draft.shown().isEmpty()
                || !draft.dimensions().isEmpty()
                || draft.items().stream().anyMatch(item -> item.named().isPresent())
                || IntStream.range(0, draft.size())
                        .anyMatch(other ->
                                !draft.isAside(other) && draft.field(other).isPresent());
        if (isInList(draft, at) && draft.isAside(at) && isAfterWith(draft, at)) {
            return false;
        }
        boolean verb = draft.item(at).candidate().source() == SchemaHit.Source.RELATED_WORD
                && VERB.matcher(draft.item(at).text()).matches();
        boolean done = isDone(draft, at);
        boolean plural = draft.item(at).text().endsWith("es") && draft.shown().isEmpty();
        boolean happening = draft.item(at).candidate().source() == SchemaHit.Source.VERB
                && !draft.question().toLowerCase(Locale.ROOT).startsWith("when ");
        return asked && (happening || done || verb && !plural || draft.isAside(at));
    }

    /** In "who joined last" the day of joining only ranks. */
    private static boolean isDeed(Draft draft, int at) {
        String text = Stems.fold(draft.item(at).text());
        return draft.opensWith("who")
                && !draft.says("when")
                && (draft.wordBefore(at).equals("who") || AUXILIARIES.contains(draft.wordBefore(at)))
                && text.endsWith("ed")
                && draft.item(at)
                        .field()
                        .filter(field -> field.attribute().isTemporal())
                        .isPresent();
    }

    /** In "mills built by Poles" the part of a column's name is a verb that says what was done. */
    private static boolean isDone(Draft draft, int at) {
        Item item = draft.item(at);
        String text = Stems.fold(item.text());
        boolean participle = text.endsWith("ed") || PARTICIPLES.contains(text);
        boolean part = item.candidate().source() == SchemaHit.Source.PART_OF_NAME && text.indexOf(' ') < 0;
        boolean follows = at > 0
                && draft.isBeside(at - 1, at)
                && draft.item(at - 1).named().isPresent();
        return part
                && participle
                && (item.field().filter(field -> field.attribute().isTemporal()).isEmpty() || !asksForTime(draft))
                && (follows || AUXILIARIES.contains(draft.wordBefore(at)))
                && !draft.does(at + 1, Operation.AND);
    }

    /** "When was it released" and "which year was it released" want the date of the verb. */
    private static boolean asksForTime(Draft draft) {
        return TIMES.stream().anyMatch(draft::says);
    }

    /** In "date, state and total" there are several. */
    private static boolean isInList(Draft draft, int at) {
        return draft.does(at - 1, Operation.AND) && isColumn(draft, at - 2)
                || draft.does(at + 1, Operation.AND) && isColumn(draft, at + 2);
    }

    private static boolean isColumn(Draft draft, int at) {
        return at >= 0
                && at < draft.size()
                && (draft.item(at).field().isPresent() || draft.item(at).named().isPresent());
    }

    /** "List the bills with number, date and total": a list after "with" in a wish is what to show. */
    private static boolean isAfterWith(Draft draft, int at) {
        int first = at;
        while (draft.does(first - 1, Operation.AND) && isColumn(draft, first - 2)) {
            first -= 2;
        }
        return WITH.contains(draft.wordBefore(first)) && !draft.asksWhich();
    }

    /** In "employees who requested orders" the column only says how the employees come in. */
    private static boolean isRole(Draft draft, int at, Meaning.Field field) {
        return References.isSpoken(draft.item(at).text(), field.attribute())
                && References.of(draft, field.attribute())
                        .filter(entity -> draft.items().stream()
                                .flatMap(item -> item.named().stream())
                                .anyMatch(named -> named.entity().equals(entity)))
                        .isPresent();
    }

    /** "sorted by the year they joined": part of a name that was read already. */
    private static boolean isEcho(Draft draft, int at, Attribute attribute) {
        boolean announced = draft.question().contains(": ") && isInList(draft, at) || isWish(draft, at);
        boolean part = draft.item(at).candidate().source() == SchemaHit.Source.PART_OF_NAME && !announced;
        boolean ordered = IntStream.range(0, at).anyMatch(before -> isOrder(draft, before))
                && draft.order().stream()
                        .anyMatch(order ->
                                order.by().reads().filter(attribute::equals).isPresent());
        boolean filtered = draft.filters().stream()
                .anyMatch(placed -> placed.condition() instanceof Condition.Within within
                        && within.attribute().equals(attribute));
        boolean computed = draft.shown().stream()
                .map(Draft.Shown::expression)
                .anyMatch(shown -> shown.isAggregate()
                        && shown.reads().filter(attribute::equals).isPresent());
        return part && (ordered || filtered || computed);
    }

    private static boolean isOrder(Draft draft, int at) {
        return draft.item(at).cue().filter(cue -> !cue.is(Operation.AND)).isPresent();
    }

    /** A sentence that only says what to show, behind one that says of what. */
    private static boolean isWish(Draft draft, int at) {
        return draft.isAside(0) && !draft.isAside(at);
    }

    /** A mere "name" of somebody with several names is all of them. */
    private static void show(Draft draft, int at, Meaning.Field field) {
        Item item = draft.item(at);
        List<Attribute> labels = field.entity().labels();
        boolean name = item.candidate().source() == SchemaHit.Source.PART_OF_NAME
                && Stems.of(item.text()).equals("name")
                && labels.contains(field.attribute());
        boolean named =
                draft.says("who") || References.own(draft, field.attribute()).isPresent();
        Optional<List<Expression>> referred = References.isSpoken(item.text(), field.attribute()) && named
                ? References.labels(draft, field.attribute())
                : Optional.empty();
        if (referred.isPresent()) {
            referred.get().forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (name) {
            labels.forEach(label -> draft.shown().add(new Draft.Shown(at, new Expression.Column(label))));
        } else {
            draft.shown().add(new Draft.Shown(at, new Expression.Column(field.attribute())));
        }
    }

    private static void named(Draft draft, int at, Entity named, boolean aggregated) {
        boolean listed = aggregated
                && draft.does(at + 1, Operation.AND)
                && !draft.item(at + 1).text().equals(",")
                && !isCounted(draft, named);
        if (listed) {
            Draft.labels(named).forEach(label -> draft.dimensions().add(new Draft.Shown(at, label)));
        } else if (!aggregated && isPair(draft, at, named)) {
            Draft.labels(named).forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (!aggregated && isListed(draft, at)) {
            inList(draft, named).forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (!named.name().equals(draft.entity().name()) && !isCounted(draft, named) && !isRead(draft, named)) {
            related(draft, at, named);
        }
    }

    /** In "names of the actors and the plays that they are in" both are named. */
    private static boolean isPair(Draft draft, int at, Entity named) {
        Optional<Entity> first = at < 2 || !draft.does(at - 1, Operation.AND)
                ? Optional.empty()
                : draft.item(at - 2).named().map(Meaning.Named::entity);
        List<String> between = first.isEmpty()
                ? List.of()
                : draft.words(draft.item(at - 1).end(), draft.item(at).start());
        return first.filter(entity -> !entity.equals(named) && entity.equals(draft.entity()))
                        .filter(entity -> draft.shown().stream()
                                .map(Draft.Shown::expression)
                                .allMatch(Draft.labels(entity)::contains))
                        .isPresent()
                && !draft.shown().isEmpty()
                && PAIRING.containsAll(between)
                && !draft.isAside(at)
                && named.named()
                && draft.dimensions().isEmpty();
    }

    /** In "the grape, winery and year of the wines" a table stands among columns. */
    private static boolean isListed(Draft draft, int at) {
        boolean before = draft.does(at - 1, Operation.AND) && isShownAt(draft, at - 2);
        boolean after = draft.does(at + 1, Operation.AND)
                && isShownAt(draft, at + 2)
                && draft.shown().stream().noneMatch(shown -> shown.at() < at);
        boolean describes = isShownAt(draft, at + 1) && draft.isBeside(at, at + 1);
        return (before || after)
                && !describes
                && (!draft.isAside(at) || isAfterWith(draft, at))
                && draft.dimensions().isEmpty();
    }

    private static boolean isShownAt(Draft draft, int at) {
        return draft.shown().stream().anyMatch(shown -> shown.at() == at);
    }

    /** The entity's own column of that name, or what names the other table's rows. */
    private static List<Expression> inList(Draft draft, Entity named) {
        String name = Stems.key(named.words());
        return draft.entity().attributes().stream()
                .filter(attribute -> Stems.key(attribute.words()).equals(name))
                .<Expression>map(Expression.Column::new)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> Draft.labels(named));
    }

    private static boolean isCounted(Draft draft, Entity named) {
        return draft.counted()
                .filter(counted -> counted.name().equals(named.name()))
                .isPresent();
    }

    private static boolean isRead(Draft draft, Entity named) {
        List<Expression> expressions = new ArrayList<>();
        draft.shown().forEach(shown -> expressions.add(shown.expression()));
        draft.dimensions().forEach(shown -> expressions.add(shown.expression()));
        draft.order().forEach(order -> expressions.add(order.by()));
        return expressions.stream()
                        .flatMap(expression -> expression.reads().stream())
                        .anyMatch(attribute -> attribute.table().equals(named.name()))
                || draft.filters().stream().anyMatch(placed -> mentions(placed.condition(), named));
    }

    private static boolean mentions(Condition filter, Entity named) {
        return filter.tables().contains(named.name())
                || filter instanceof Condition.Related related
                        && related.path().stream()
                                .anyMatch(join -> join.from().equals(named.name())
                                        || join.to().equals(named.name()));
    }

    private static void related(Draft draft, int at, Entity named) {
        Entity from = draft.counted().orElse(draft.entity());
        Optional<List<Join>> path = draft.path(from.name(), named.name());
        if (path.isEmpty()) {
            draft.doubt(0.5);
        } else {
            draft.filter(at, new Condition.Related(from.name(), path.get(), List.of(), false, Optional.empty()));
            draft.doubt(0.05);
        }
    }
}
