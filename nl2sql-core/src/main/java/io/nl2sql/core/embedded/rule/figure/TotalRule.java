package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;

/** "Sales last month" and "ordered amount by region" are totals, though nothing says so. */
public final class TotalRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.shown().isEmpty() && asksWhatCame(draft)) {
            Dealings.amount(draft.entity())
                    .ifPresent(amount -> draft.shown()
                            .add(new Draft.Shown(
                                    draft.size(), new Aggregate(AggregateFunction.SUM, Optional.of(amount), false))));
        }
        boolean amounts = !draft.shown().isEmpty()
                && draft.shown().stream().map(Draft.Shown::expression).allMatch(TotalRule::isAmount);
        boolean split =
                amounts && !draft.dimensions().isEmpty() && draft.order().isEmpty();
        draft.shown()
                .replaceAll(shown -> split || isMoneyWord(draft, shown)
                        ? new Draft.Shown(
                                shown.at(),
                                new Aggregate(
                                        AggregateFunction.SUM,
                                        shown.expression().reads(),
                                        false))
                        : shown);
    }

    /** "What did Ghent sell last month", "orders of the year to date": what it comes to, not the list. */
    private static boolean asksWhatCame(Draft draft) {
        boolean plain = draft.limit().isEmpty()
                && draft.order().isEmpty()
                && draft.having().isEmpty()
                && draft.counted().isEmpty()
                && draft.shape().isEmpty()
                && !draft.entity().named();
        boolean came = draft.opensWith("what") && (draft.says("did") || draft.says("do"));
        boolean toDate = draft.isTerse() && draft.says("date") && draft.says("to");
        return plain && (came || toDate);
    }

    private static boolean isAmount(Expression expression) {
        return expression instanceof Expression.Column column && isAmount(column.attribute());
    }

    private static boolean isAmount(Attribute attribute) {
        return attribute.role() == Attribute.Role.MEASURE && !Dealings.isPrice(attribute);
    }

    private static boolean isMoneyWord(Draft draft, Draft.Shown shown) {
        if (shown.at() < 0 || shown.at() >= draft.size() || !isAmount(shown.expression())) {
            return false;
        }
        Item item = draft.item(shown.at());
        return item.candidate().source() == SchemaHit.Source.SYNONYM
                && draft.cues().dealings().isAmount(Stems.fold(item.text()));
    }
}
