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
    private static final int MONTHS = 12;

    private MonthColumn() {}

    /** Narrows the year down to the months of the period, where it is one of whole months of that year. */
    static void within(Draft draft, int at, Attribute year, Period period) {
        Optional<Attribute> column = draft.model()
                .entity(year.table())
                .filter(entity -> year.role() == Attribute.Role.YEAR)
                .flatMap(MonthColumn::month);
        if (column.isEmpty() || period.isOpen() || !period.isOfMonths()) {
            return;
        }
        LocalDate from = period.from().orElseThrow();
        LocalDate last = period.to().orElseThrow().minusDays(1);
        boolean whole = last.getMonthValue() - from.getMonthValue() + 1 == MONTHS;
        if (from.getYear() == last.getYear() && !whole) {
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

    /** As statistics know it to be stored, else in full. */
    private static String written(Draft draft, Attribute column, Month month) {
        String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String brief = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return draft.model().profile(column).map(ColumnProfile::values).stream()
                .flatMap(List::stream)
                .filter(value -> value.equalsIgnoreCase(name) || value.equalsIgnoreCase(brief))
                .findFirst()
                .orElse(name);
    }
}
