package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.cue.Unit;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Events;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Grain;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "by month", "per cost center", "for each department and status", "monthly". */
public final class GroupRule implements Rule {
    private static final Set<String> ARRANGED = Set.of(
            "sorted",
            "ordered",
            "grouped",
            "ranked",
            "arranged",
            "listed",
            "organized",
            "categorized",
            "classified",
            "divided",
            "separated",
            "summarized",
            "aggregated");
    private static final Set<String> EACH = Set.of("each", "every", "of each", "of every");
    private static final Set<String> TELLING = Set.of("with", "whose", "named", "called", "who");
    private static final Set<String> DETERMINERS = Set.of("the", "a", "an", "any", "some");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.GROUP)) {
            draft.use(at);
            if (isDoer(draft, at + 1) || isListed(draft, at)) {
                continue;
            }
            int next = draft.does(at + 1, Operation.DISTINCT) ? at + 2 : at + 1;
            useTwin(draft, at, next);
            while (dimension(draft, next)) {
                boolean more = draft.isFree(next + 1) && draft.does(next + 1, Operation.AND);
                next = more ? next + 2 : draft.size();
                if (more && hasMeasureBetween(draft, next)) {
                    break;
                }
            }
        }
        for (int at : draft.places(Operation.GRAIN)) {
            if (!draft.item(at).text().endsWith("s") || draft.cues().asksWhich(draft.wordBefore(at))) {
                grain(draft, at);
            }
        }
    }

    /** "Each student's first name" wants them all, and in "how many years has each worked" each is who worked. */
    private static boolean isListed(Draft draft, int at) {
        boolean each = EACH.contains(Stems.fold(draft.item(at).text()));
        boolean subject = each
                && PlainWords.english().helpsVerb(draft.wordBefore(at))
                && draft.field(at + 1)
                        .filter(field -> field.attribute().isNumeric())
                        .isPresent();
        return subject
                || each
                        && draft.field(at + 1).isPresent()
                        && draft.item(at + 1).text().contains(" ")
                        && draft.shown().isEmpty()
                        && draft.order().stream().noneMatch(order -> order.by().isAggregate())
                        && draft.having().isEmpty()
                        && draft.limit().isEmpty()
                        && draft.items().stream().noneMatch(GroupRule::computes);
    }

    private static boolean computes(Item item) {
        return item.does(Operation.COUNT)
                || item.does(Operation.AGGREGATE)
                || item.cue().filter(Cue::isShape).isPresent();
    }

    /** "Region by region" names the dimension twice. */
    private static void useTwin(Draft draft, int at, int next) {
        boolean twin = at > 0
                && next < draft.size()
                && draft.isFree(at - 1)
                && draft.isBeside(at - 1, at)
                && draft.item(at - 1).text().equalsIgnoreCase(draft.item(next).text())
                && draft.named(at - 1)
                        .or(() -> draft.field(at - 1).map(Meaning.Field::entity))
                        .isPresent();
        if (twin) {
            draft.use(at - 1);
        }
    }

    /** "Orders placed by customer Ann Lee": the table only says what the name beside it is. */
    private static boolean isDoer(Draft draft, int at) {
        return at < draft.size()
                && draft.does(at - 1, Operation.GROUP)
                && draft.item(at - 1).text().equals("by")
                && (draft.named(at).isPresent() && (isDone(draft, at) || hasOwnValue(draft, at))
                        || isDoneByOne(draft, at));
    }

    /** "Models made by the company": one doer, who is nothing to group by. */
    private static boolean isDoneByOne(Draft draft, int at) {
        String done = draft.wordBefore(at - 1);
        boolean participle =
                done.endsWith("ed") && !ARRANGED.contains(done) || draft.cues().isParticiple(done);
        boolean determined =
                DETERMINERS.contains(draft.wordAfter(at - 1)) && DETERMINERS.contains(draft.wordBefore(at));
        boolean told = TELLING.contains(draft.wordAfter(at));
        boolean relative = PlainWords.english().isRelative(draft.wordAfter(at)) && !hasFigureBefore(draft, at);
        return (participle && (determined || told) || relative)
                && (draft.named(at).isPresent() || draft.field(at).isPresent());
    }

    /** "Total sales by customers who live in Rome": a figure is asked for, and so one of each. */
    private static boolean hasFigureBefore(Draft draft, int at) {
        return IntStream.range(0, at)
                .anyMatch(place -> computes(draft.item(place))
                        || draft.item(place)
                                .field()
                                .filter(field -> field.attribute().isMeasurable())
                                .isPresent());
    }

    /** "Methods used by parties": whoever does it, in the plural, is nothing to group by. */
    private static boolean isDone(Draft draft, int at) {
        String done = draft.wordBefore(at - 1);
        String doers = draft.item(at).text();
        return done.endsWith("ed")
                && !ARRANGED.contains(done)
                && doers.endsWith("s")
                && !Stems.of(doers).endsWith("s");
    }

    private static boolean hasOwnValue(Draft draft, int at) {
        return at + 1 < draft.size()
                && draft.item(at + 1)
                        .value()
                        .filter(value ->
                                draft.named(at).filter(value.entity()::equals).isPresent())
                        .isPresent();
    }

    /** After "for each department" a comma leads on to what is asked, not to another dimension. */
    private static boolean hasMeasureBetween(Draft draft, int next) {
        return draft.item(next - 1).text().equals(",")
                || draft.does(next, Operation.COUNT)
                || draft.does(next, Operation.AGGREGATE);
    }

    private static boolean dimension(Draft draft, int at) {
        Optional<Meaning.Field> field = draft.field(at);
        if (field.isPresent()) {
            draft.use(at);
            Attribute attribute =
                    own(draft, field.get().attribute(), draft.item(at).text());
            Optional<List<Expression>> referred =
                    References.isSpoken(draft.item(at).text(), attribute)
                            ? References.labels(draft, attribute)
                            : Optional.empty();
            referred.filter(labels -> labels.get(0) instanceof Expression.Referred)
                    .ifPresent(own -> draft.filter(at, new Condition.Missing(attribute, true)));
            referred.orElseGet(() -> List.of(dimension(attribute, draft.item(at).text())))
                    .forEach(shown -> add(draft, at, shown));
            return true;
        }
        Optional<Entity> named = draft.named(at);
        if (named.isPresent()) {
            draft.use(at);
            Draft.labels(named.get()).forEach(label -> add(draft, at, label));
            return true;
        }
        if (counted(draft, at)) {
            return true;
        }
        if (draft.isFree(at)
                && draft.does(at, Operation.WEEKDAY)
                && Stems.of(draft.item(at).text()).equals("weekday")) {
            return grain(draft, at, Grain.DAY_OF_WEEK);
        }
        return draft.isFree(at) && draft.does(at, Operation.GRAIN) && grain(draft, at);
    }

    /** "For each of the last six months": what is filtered by is grouped by. */
    private static boolean counted(Draft draft, int at) {
        Optional<Unit> unit = at < draft.size() ? draft.item(at).time().flatMap(Meaning.Time::unit) : Optional.empty();
        Optional<Attribute> date = date(draft, at).filter(Attribute::isTemporal);
        if (unit.isEmpty() || date.isEmpty()) {
            return false;
        }
        add(draft, at, new Expression.Bucket(Grain.valueOf(unit.get().name()), date.get()));
        return true;
    }

    /** "Orders by date" are so by their own. */
    private static Attribute own(Draft draft, Attribute attribute, String text) {
        boolean bare = attribute.isTemporal() && Stems.of(text).equals("date");
        return bare && !attribute.table().equals(draft.entity().name())
                ? draft.entity().mainDate().filter(Attribute::isTemporal).orElse(attribute)
                : attribute;
    }

    /** By day, moments of one day belong together. */
    private static Expression dimension(Attribute attribute, String text) {
        boolean day = attribute.isTemporal() && Stems.of(text).equals("day");
        return day ? new Expression.Bucket(Grain.DAY, attribute) : new Expression.Column(attribute);
    }

    private static boolean grain(Draft draft, int at) {
        Grain grain = Grain.valueOf(
                draft.item(at).cue().map(Cue::argument).orElseThrow().toUpperCase(Locale.ROOT));
        return grain(draft, at, grain);
    }

    private static boolean grain(Draft draft, int at, Grain grain) {
        Optional<Attribute> date = date(draft, at);
        date.filter(Attribute::isTemporal).ifPresent(attribute -> add(draft, at, draft.bucket(grain, attribute)));
        date.filter(attribute -> attribute.role() == Attribute.Role.YEAR && grain == Grain.YEAR)
                .ifPresent(attribute -> add(draft, at, new Expression.Column(attribute)));
        draft.use(at);
        return date.isPresent();
    }

    /** In "posted per month" the date that was posted, in "per month in 2025" the date that is in 2025. */
    private static Optional<Attribute> date(Draft draft, int at) {
        int before = draft.does(at - 1, Operation.GROUP) ? at - 2 : at - 1;
        Optional<Attribute> named =
                draft.field(before).map(Meaning.Field::attribute).filter(Attribute::isTemporal);
        if (named.isPresent()) {
            draft.use(before);
            return named;
        }
        return draft.filters().stream()
                .map(Draft.Placed::condition)
                .filter(Condition.Within.class::isInstance)
                .map(within -> ((Condition.Within) within).attribute())
                .filter(attribute -> attribute.table().equals(draft.entity().name())
                        || Events.at(draft, at)
                                .filter(event -> event.name().equals(attribute.table()))
                                .isPresent())
                .findFirst()
                .or(() -> Events.at(draft, at).flatMap(Entity::mainDate))
                .or(draft.entity()::mainDate);
    }

    private static void add(Draft draft, int at, Expression expression) {
        draft.dimensions().add(new Draft.Shown(at, expression));
    }
}
