package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells columns that a question only mentions from those that it asks to see. */
final class Mentions {
    private static final Set<String> WITH = Set.of("with", "their");
    private static final Set<String> TIMES =
            Set.of("when", "date", "dates", "time", "times", "year", "years", "day", "days", "month", "months", "long");
    private static final Pattern VERB = Pattern.compile("(?i).*(ed|ing|es)");

    private Mentions() {}

    /** Whether the column there is not to be shown. */
    static boolean isMere(Draft draft, int at, Meaning.Field field) {
        return isEcho(draft, at, field.attribute())
                || isDescribing(draft, at)
                || isDoneBySubject(draft, at)
                || isRole(draft, at, field)
                || isBehindFigure(draft, at);
    }

    /** In "how many gas pumps are there" a column behind the count, in no list, only says more of what is counted. */
    private static boolean isBehindFigure(Draft draft, int at) {
        boolean figures = !draft.shown().isEmpty()
                && draft.shown().stream().allMatch(shown -> shown.expression().isAggregate() && shown.at() < at);
        boolean listed =
                draft.does(at - 1, Operation.AND) || draft.does(at + 1, Operation.AND) && isColumn(draft, at + 2);
        boolean each = draft.does(at - 1, Operation.GROUP)
                || draft.item(at).text().endsWith("s")
                        && at > 0
                        && draft.words(draft.item(at - 1).end(), draft.item(at).start())
                                .contains("for");
        return figures
                && !listed
                && !each
                && !isWish(draft, at)
                && !PlainWords.english().isPossessive(draft.wordBefore(at));
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
                && (draft.wordBefore(at).equals("who") || draft.cues().isAuxiliary(draft.wordBefore(at)))
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
        boolean participle = text.endsWith("ed") || draft.cues().isParticiple(text);
        boolean part = item.candidate().source() == SchemaHit.Source.PART_OF_NAME && text.indexOf(' ') < 0;
        boolean follows = at > 0
                && draft.isBeside(at - 1, at)
                && (draft.item(at - 1).named().isPresent() || isFigure(draft.item(at - 1)));
        return part
                && participle
                && (item.field().filter(field -> field.attribute().isTemporal()).isEmpty() || !asksForTime(draft))
                && (follows || draft.cues().isAuxiliary(draft.wordBefore(at)))
                && !draft.does(at + 1, Operation.AND);
    }

    private static boolean isFigure(Item item) {
        return item.field()
                .filter(field ->
                        field.attribute().isNumeric() && field.attribute().isMeasurable())
                .isPresent();
    }

    /** In "which depot ships the most" the day of shipping is what the depot does. */
    private static boolean isDoneBySubject(Draft draft, int at) {
        String text = Stems.fold(draft.item(at).text());
        return draft.asksWhich()
                && !asksForTime(draft)
                && text.indexOf(' ') < 0
                && text.endsWith("s")
                && draft.isBeside(at - 1, at)
                && draft.item(at - 1).named().isPresent()
                && draft.item(at)
                        .field()
                        .filter(field -> field.attribute().isTemporal())
                        .isPresent();
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
    static boolean isAfterWith(Draft draft, int at) {
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
}
