package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Marks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * "Active vendors", "phones without wifi", "whose decision is no", where a text or number says yes and no: like a flag, if the
 * words cannot ask for the column itself.
 */
public final class MarkRule implements Rule {
    private static final CueBook CUES = CueBook.english();
    private static final Pattern SAID_OF = Pattern.compile("(?i).*\\b(" + CUES.anyOf("marked") + "|"
            + CUES.anyOf("related") + " " + CUES.anyOf("be") + ")( " + CUES.anyOf("determiner") + ")*\\s*");
    private static final Pattern NO = answer("no");
    private static final Pattern YES = answer("yes");
    private static final Pattern DENIED = Pattern.compile("(?i).*(\\b" + CUES.anyOf("denied") + "|n't)\\b.*");
    private static final int NEAR = 24;

    private static Pattern answer(String word) {
        return Pattern.compile("(?i)\\s*+" + CUES.anyOf("equal") + "?+\\s*+[\"']?" + word + "\\b");
    }

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Attribute> column = draft.field(at).map(Meaning.Field::attribute);
            Optional<Marks> marks = column.flatMap(draft.model()::marks);
            if (marks.isPresent() && !draft.does(at - 1, Operation.GROUP) && !isCompared(draft, at)) {
                filter(draft, at, column.get(), marks.get());
            }
        }
    }

    /** With a figure or value behind it the column itself is meant. */
    private static boolean isCompared(Draft draft, int at) {
        return draft.figure(at + 1).isPresent()
                || draft.isFree(at + 1) && draft.item(at + 1).value().isPresent()
                || draft.does(at + 1, Operation.COMPARE);
    }

    private static void filter(Draft draft, int at, Attribute column, Marks marks) {
        String before = before(draft, at);
        String after = draft.question().substring(draft.item(at).end());
        boolean yes = YES.matcher(after).lookingAt();
        if (yes || NO.matcher(after).lookingAt()) {
            use(draft, at + 1, yes ? "yes" : "no");
            condition(draft, at, column, marks, yes);
        } else if (SAID_OF.matcher(before).matches() || draft.isBeside(at, at + 1) && isOwnTable(draft, at)) {
            boolean denied = DENIED.matcher(before).matches();
            if (denied
                    && draft.isFree(at - 1)
                    && (draft.does(at - 1, Operation.NOT) || draft.does(at - 1, Operation.WITHOUT))) {
                draft.use(at - 1);
            }
            condition(draft, at, column, marks, !denied);
        }
    }

    private static boolean isOwnTable(Draft draft, int at) {
        return draft.named(at + 1)
                .filter(entity ->
                        entity.equals(draft.item(at).field().orElseThrow().entity()))
                .isPresent();
    }

    private static void use(Draft draft, int at, String word) {
        if (draft.isFree(at) && draft.item(at).text().equalsIgnoreCase(word)) {
            draft.use(at);
        }
    }

    /** The last words before. */
    private static String before(Draft draft, int at) {
        int start = draft.item(at).start();
        return draft.question().substring(Math.max(0, start - NEAR), start);
    }

    private static void condition(Draft draft, int at, Attribute column, Marks marks, boolean set) {
        draft.use(at);
        boolean yes = set || marks.no().isEmpty();
        String mark = yes ? marks.yes() : marks.no().get();
        if (column.isNumeric()) {
            Operator operator = yes == set ? Operator.EQUAL : Operator.DIFFERENT;
            draft.filter(at, new Condition.Compare(new Expression.Column(column), operator, new BigDecimal(mark)));
        } else {
            draft.filter(at, new Condition.OneOf(column, List.of(mark), yes != set));
        }
    }
}
