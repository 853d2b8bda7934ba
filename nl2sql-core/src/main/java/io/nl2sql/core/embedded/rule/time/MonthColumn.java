package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Times of a table that keeps year and month apart: "April 2021" is both of them. */
final class MonthColumn {
    private MonthColumn() {}

    /** Narrows the year down to the months of the period, where it is one of whole months of that year. */
    static void within(Draft draft, int at, Attribute year, Period period) {
        Optional<Attribute> column = draft.model()
                .entity(year.table())
                .filter(entity -> year.role() == Attribute.Role.YEAR)
                .flatMap(MonthColumn::month);
        boolean years = period.from().filter(day -> day.getDayOfYear() > 1).isEmpty()
                && period.to().filter(day -> day.getDayOfYear() > 1).isEmpty();
        if (column.isEmpty() || years) {
            return;
        }
        if (period.isOpen() || !period.isOfMonths()) {
            draft.unsettle();
            return;
        }
        LocalDate from = period.from().orElseThrow();
        LocalDate last = period.to().orElseThrow().minusDays(1);
        if (from.getYear() != last.getYear()) {
            draft.unsettle();
        } else {
            filter(draft, at, column.get(), from.getMonthValue(), last.getMonthValue());
        }
    }

    private static Optional<Attribute> month(Entity entity) {
        return entity.attributes().stream()
                .filter(attribute ->
                        attribute.words().equals(List.of("month")) && !attribute.masked() && !attribute.isTemporal())
                .findFirst();
    }

    private static void filter(Draft draft, int at, Attribute column, int first, int last) {
        if (column.isNumeric()) {
            Expression month = new Expression.Column(column);
            draft.filter(at, new Condition.Compare(month, Operator.AT_LEAST, BigDecimal.valueOf(first)));
            draft.filter(at, new Condition.Compare(month, Operator.AT_MOST, BigDecimal.valueOf(last)));
        } else {
            List<String> names = IntStream.rangeClosed(first, last)
                    .mapToObj(number -> written(draft, column, Month.of(number)))
                    .toList();
            draft.filter(at, new Condition.OneOf(column, names, false));
        }
    }

    /** As statistics know it to be stored, by name or by number, else in full; which is a guess. */
    private static String written(Draft draft, Attribute column, Month month) {
        String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String brief = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        String number = String.valueOf(month.getValue());
        Optional<String> stored = draft.model().profile(column).map(ColumnProfile::values).stream()
                .flatMap(List::stream)
                .filter(value -> value.equalsIgnoreCase(name)
                        || value.equalsIgnoreCase(brief)
                        || value.equals(number)
                        || value.equals("0" + number))
                .findFirst();
        if (stored.isEmpty()) {
            draft.unsettle();
        }
        return stored.orElse(name);
    }
}
