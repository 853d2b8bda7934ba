package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.cue.Quantities;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of several rows is their sum: "amount by region", "what is the value of the orders placed in May". */
final class Amounts {
    private static final double UNSAID = 0.06;
    private static final Pattern ASKED = Pattern.compile("(?i)what('s| is| was| were| are)\\b.*");

    private Amounts() {}

    /** What the draft shows, with amounts summed where the question wants one figure, or one for each group. */
    static List<Draft.Shown> summed(Draft draft) {
        boolean aggregated =
                draft.shown().stream().anyMatch(shown -> shown.expression().isAggregate());
        boolean grouped = !draft.dimensions().isEmpty();
        boolean one = draft.shown().size() == 1 && draft.order().isEmpty() && wantsOne(draft);
        if (grouped && isOfEachRow(draft)) {
            return aggregated ? ofOneRow(draft.shown()) : draft.shown();
        }
        if (aggregated || !grouped && !one) {
            return draft.shown();
        }
        return draft.shown().stream()
                .map(shown -> grouped ? figure(draft, shown) : summed(shown))
                .toList();
    }

    /** "Seats by plan" are summed, "rating by genre" and "price by genre" averaged; a group has no column of single rows. */
    private static Draft.Shown figure(Draft draft, Draft.Shown shown) {
        Optional<Attribute> of = shown.expression() instanceof Expression.Column column
                ? Optional.of(column.attribute()).filter(attribute -> attribute.isNumeric() && attribute.isMeasurable())
                : Optional.empty();
        if (of.isEmpty()) {
            return shown;
        }
        boolean average = of.get().role() == Attribute.Role.RATE
                || Dealings.isPrice(of.get())
                || Quantities.english().isOfOne(of.get())
                || of.get().words().contains("unit") && of.get().role() == Attribute.Role.MEASURE;
        if (!average && !Quantities.english().isQuantity(of.get())) {
            draft.assume("Added up the " + of.get().spoken() + " of each group.", UNSAID);
        }
        return new Draft.Shown(
                shown.at(), new Aggregate(average ? AggregateFunction.AVG : AggregateFunction.SUM, of, false));
    }

    /** "Date and amount of each payment" are those of the payments themselves. */
    private static boolean isOfEachRow(Draft draft) {
        return draft.dimensions().stream()
                .allMatch(dimension -> draft.item(dimension.at())
                        .named()
                        .filter(named -> draft.shown().stream()
                                .allMatch(shown -> shown.expression()
                                        .reads()
                                        .filter(read -> read.table()
                                                .equals(named.entity().name()))
                                        .isPresent()))
                        .isPresent());
    }

    /** The total of one row, beside its other columns, is what is stored in it. */
    private static List<Draft.Shown> ofOneRow(List<Draft.Shown> shown) {
        boolean beside = shown.stream().anyMatch(some -> some.expression() instanceof Expression.Column);
        return !beside
                ? shown
                : shown.stream()
                        .map(some -> some.expression() instanceof Aggregate total
                                        && total.function() == AggregateFunction.SUM
                                ? new Draft.Shown(
                                        some.at(),
                                        new Expression.Column(total.of().orElseThrow()))
                                : some)
                        .toList();
    }

    private static Draft.Shown summed(Draft.Shown shown) {
        boolean amount = shown.expression() instanceof Expression.Column column
                && column.attribute().role() == Attribute.Role.MEASURE
                && !Dealings.isPrice(column.attribute());
        Optional<Attribute> of = shown.expression().reads();
        return amount ? new Draft.Shown(shown.at(), new Aggregate(AggregateFunction.SUM, of, false)) : shown;
    }

    /** "The value of the orders" after "what is", or an amount among keywords, of rows that are told by a time or kind. */
    private static boolean wantsOne(Draft draft) {
        boolean several = draft.items().stream()
                .filter(item -> item.named().isPresent())
                .anyMatch(item ->
                        item.named().get().entity().name().equals(draft.entity().name())
                                && (item.text().endsWith("s") || item.text().endsWith("ed")));
        boolean timed = draft.items().stream().anyMatch(item -> item.time().isPresent());
        return several && timed && (ASKED.matcher(draft.question()).matches() || draft.isTerse());
    }
}
