package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figure that a question asks of each group, looked at before it is read. */
public final class Measures {
    private Measures() {}

    /** The figure named before the place: "number of orders", "average price", "sales". Nothing is used up. */
    public static Optional<Expression> before(Draft draft, int end) {
        for (int at = 0; at < end; at++) {
            int place = at;
            boolean dimension = draft.does(at - 1, Operation.GROUP);
            Optional<Expression> figure = dimension
                    ? Optional.empty()
                    : counted(draft, at).or(() -> aggregated(draft, place)).or(() -> plain(draft, place));
            if (figure.isPresent()) {
                return figure;
            }
        }
        return Optional.empty();
    }

    /** The same without what only a table's name suggests. */
    public static Optional<Expression> said(Draft draft, int end) {
        Optional<Expression> figure = before(draft, end);
        boolean suggested = IntStream.range(0, end)
                .noneMatch(at -> draft.does(at, Operation.COUNT)
                        || draft.does(at, Operation.AGGREGATE)
                        || draft.field(at)
                                .filter(field -> field.attribute().isMeasurable())
                                .isPresent());
        return suggested ? Optional.empty() : figure;
    }

    private static Optional<Expression> counted(Draft draft, int at) {
        Optional<Entity> counted = draft.does(at, Operation.COUNT)
                ? draft.named(draft.after(at))
                        .filter(entity -> entity.ownNumber().isEmpty())
                : Optional.empty();
        counted.ifPresent(entity -> draft.counted(counted));
        return counted.map(entity -> Aggregate.rows());
    }

    private static Optional<Expression> aggregated(Draft draft, int at) {
        if (!draft.isFree(at) || !draft.does(at, Operation.AGGREGATE)) {
            return Optional.empty();
        }
        int next = draft.after(at);
        AggregateFunction function = Targets.function(draft.item(at));
        Optional<Attribute> column = draft.field(next)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable())
                .or(() -> draft.named(next).filter(entity -> !entity.named()).flatMap(Dealings::amount));
        return column.map(attribute -> new Aggregate(function, column, false));
    }

    private static Optional<Expression> plain(Draft draft, int at) {
        Optional<Attribute> amount = draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.role() == Attribute.Role.MEASURE && !Dealings.isPrice(attribute))
                .or(() -> draft.named(at).filter(entity -> !entity.named()).flatMap(Dealings::amount));
        return amount.map(attribute -> new Aggregate(AggregateFunction.SUM, amount, false));
    }

    /** Whether the words mean money of dealings, all of it together: "spent", "revenue". */
    public static boolean isMoney(Draft draft, int at) {
        Item item = draft.item(at);
        return item.candidate().source() == SchemaHit.Source.SYNONYM
                && draft.cues().dealings().isAmount(Stems.fold(item.text()));
    }
}
