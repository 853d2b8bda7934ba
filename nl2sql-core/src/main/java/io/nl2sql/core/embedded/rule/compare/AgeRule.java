package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** "20 years old", "20 years old or younger", "not 20 years old"; what compares in front is read by others. */
public final class AgeRule implements Rule {
    private static final Pattern AGE = Pattern.compile("(?i)years? (old|of age)");

    @Override
    public void apply(Draft draft) {
        for (int at = 1; at < draft.size(); at++) {
            if (isAge(draft, at) && isRange(draft, at)) {
                range(draft, at);
            } else if (isAge(draft, at)) {
                compare(draft, at);
            }
        }
    }

    private static boolean isAge(Draft draft, int at) {
        return AGE.matcher(draft.item(at).text()).matches()
                && draft.field(at)
                        .map(Meaning.Field::attribute)
                        .filter(Attribute::isNumeric)
                        .isPresent()
                && draft.figure(at - 1).isPresent()
                && !draft.does(at - 2, Operation.COMPARE);
    }

    /** "Between 18 and 20 years old". */
    private static boolean isRange(Draft draft, int at) {
        return draft.figure(at - 3).isPresent()
                && (draft.does(at - 2, Operation.AND) || draft.does(at - 2, Operation.UNTIL));
    }

    private static void range(Draft draft, int at) {
        if (draft.isFree(at - 4) && draft.does(at - 4, Operation.BETWEEN) && !draft.does(at - 5, Operation.NOT)) {
            Expression age = new Expression.Column(draft.field(at).orElseThrow().attribute());
            BigDecimal from = draft.figure(at - 3).orElseThrow().number();
            BigDecimal to = draft.figure(at - 1).orElseThrow().number();
            draft.use(at - 4, at - 3, at - 2, at - 1, at);
            draft.filter(at, new Condition.Compare(age, Operator.AT_LEAST, from));
            draft.filter(at, new Condition.Compare(age, Operator.AT_MOST, to));
        }
    }

    private static void compare(Draft draft, int at) {
        boolean trailed = draft.isFree(at + 1)
                && draft.does(at + 1, Operation.COMPARE)
                && draft.item(at + 1).text().startsWith("or ");
        Operator operator = Operator.EQUAL;
        if (trailed) {
            draft.use(at + 1);
            operator = Operator.of(draft.item(at + 1).cue().map(Cue::argument).orElse("="));
        }
        if (draft.isFree(at - 2) && draft.does(at - 2, Operation.NOT)) {
            draft.use(at - 2);
            operator = operator.negated();
        }
        Attribute age = draft.field(at).orElseThrow().attribute();
        BigDecimal years = draft.figure(at - 1).orElseThrow().number();
        draft.use(at - 1, at);
        draft.filter(at, new Condition.Compare(new Expression.Column(age), operator, years));
    }
}
