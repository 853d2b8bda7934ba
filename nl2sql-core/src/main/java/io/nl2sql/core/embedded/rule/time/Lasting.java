package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "Average delivery time", "the average time to close": from when something began to what is named. */
final class Lasting {
    static final Set<String> BEGINS = Set.of(
            "join",
            "joined",
            "start",
            "started",
            "hire",
            "hired",
            "begin",
            "open",
            "opened",
            "arrival",
            "arrived",
            "admission",
            "checkin",
            "from");
    static final Set<String> ENDS = Set.of(
            "leave",
            "left",
            "end",
            "ended",
            "finish",
            "finished",
            "close",
            "closed",
            "departure",
            "departed",
            "until",
            "checkout",
            "to");
    private static final Set<String> FIRST = Set.of(
            "created",
            "opened",
            "ordered",
            "order",
            "shipped",
            "sent",
            "dispatched",
            "issued",
            "requested",
            "submitted",
            "reported",
            "received",
            "registered",
            "started",
            "start",
            "posted",
            "invoice",
            "invoiced");
    private static final Set<String> TIMES = Set.of("time", "times");
    private static final Pattern TIME_TO = Pattern.compile("(?i)\\btimes? to\\b");

    private Lasting() {}

    static void read(Draft draft) {
        boolean averaged = !draft.places(Operation.AGGREGATE).isEmpty();
        for (int at = 0; at < draft.size() && averaged; at++) {
            Optional<Attribute> end = isEnd(draft, at) ? DaysRule.date(draft, at) : Optional.empty();
            Optional<Entity> entity = end.flatMap(date -> draft.model().entity(date.table()));
            Optional<Attribute> begin = entity.flatMap(some -> begin(some, end.get()));
            if (begin.isPresent()) {
                draft.use(at);
                draft.entity(entity.get());
                DaysRule.show(draft, new Arithmetic(new Column(end.get()), Sign.MINUS, new Column(begin.get())));
                return;
            }
        }
    }

    private static boolean isEnd(Draft draft, int at) {
        return TIMES.contains(draft.wordAfter(at))
                || draft.wordBefore(at).equals("to")
                        && TIME_TO.matcher(draft.question()).find();
    }

    private static Optional<Attribute> begin(Entity entity, Attribute end) {
        return called(entity, FIRST)
                .filter(date -> !date.equals(end))
                .or(() -> entity.mainDate().filter(date -> date.isTemporal() && !date.equals(end) && !date.nullable()));
    }

    static Optional<Attribute> called(Entity entity, Collection<String> words) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.isTemporal() && !attribute.masked())
                .filter(attribute -> attribute.words().stream().anyMatch(words::contains))
                .findFirst();
    }
}
