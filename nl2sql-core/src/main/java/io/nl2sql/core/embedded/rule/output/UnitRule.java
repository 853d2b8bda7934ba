package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/** "The length in minutes" of what is stored in milliseconds. */
public final class UnitRule implements Rule {
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "millisecond",
            new BigDecimal("0.001"),
            "second",
            BigDecimal.ONE,
            "minute",
            BigDecimal.valueOf(60),
            "hour",
            BigDecimal.valueOf(3600));

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.UNIT)) {
            BigDecimal wanted =
                    new BigDecimal(draft.item(at).cue().map(Cue::argument).orElse("1"));
            for (int i = 0; i < draft.shown().size(); i++) {
                Draft.Shown shown = draft.shown().get(i);
                Optional<BigDecimal> stored = shown.expression().reads().flatMap(UnitRule::seconds);
                if (stored.isPresent()) {
                    draft.use(at);
                    draft.shown().set(i, new Draft.Shown(shown.at(), in(shown.expression(), stored.get(), wanted)));
                }
            }
        }
    }

    private static Optional<BigDecimal> seconds(Attribute attribute) {
        return attribute.isNumeric()
                ? attribute.words().stream()
                        .map(Stems::of)
                        .filter(SECONDS::containsKey)
                        .findFirst()
                        .map(SECONDS::get)
                : Optional.empty();
    }

    private static Expression in(Expression of, BigDecimal stored, BigDecimal wanted) {
        if (stored.compareTo(wanted) == 0) {
            return of;
        }
        return stored.compareTo(wanted) < 0
                ? new Ratio(of, new Figure(wanted.divide(stored, MathContext.DECIMAL32)), false)
                : new Arithmetic(of, Sign.TIMES, new Figure(stored.divide(wanted, MathContext.DECIMAL32)));
    }
}
