package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Sign;
import java.util.Locale;

/** From an earlier figure to a later one. */
final class Growth {
    private Growth() {}

    static Expression of(Expression earlier, Expression later, boolean percent) {
        Expression difference = new Arithmetic(later, Sign.MINUS, earlier);
        return percent ? new Expression.Ratio(difference, earlier, true) : difference;
    }

    /** Whether the question wants it in percent: it says so, or speaks of growth without a unit. */
    static boolean isPercent(Draft draft) {
        return !draft.places(Operation.PERCENT).isEmpty()
                || draft.places(Operation.GROWTH).stream()
                        .map(at -> draft.item(at).text().toLowerCase(Locale.ROOT))
                        .anyMatch(text -> text.startsWith("growth") || text.startsWith("percentage"));
    }
}
