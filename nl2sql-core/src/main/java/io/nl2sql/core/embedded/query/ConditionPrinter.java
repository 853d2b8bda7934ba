package io.nl2sql.core.embedded.query;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints conditions of one query block. */
final class ConditionPrinter implements Condition.Fold<String> {
    private final SqlNames names;

    ConditionPrinter(SqlNames names) {
        this.names = names;
    }

    @Override
    public String compare(Condition.Compare condition) {
        return SqlPrinter.expression(condition.left(), names) + " "
                + condition.operator().sign() + " " + condition.right().toPlainString();
    }

    @Override
    public String oneOf(Condition.OneOf condition) {
        String column = names.column(condition.attribute());
        List<String> literals =
                condition.values().stream().map(SqlNames::literal).toList();
        if (literals.size() == 1) {
            return column + (condition.negated() ? " <> " : " = ") + literals.get(0);
        }
        return column + (condition.negated() ? " NOT IN (" : " IN (") + String.join(", ", literals) + ")";
    }

    @Override
    public String within(Condition.Within condition) {
        Attribute attribute = condition.attribute();
        return attribute.isTemporal() ? dates(attribute, condition.period()) : years(attribute, condition.period());
    }

    private String dates(Attribute attribute, Period period) {
        String column = names.column(attribute);
        List<String> parts = new ArrayList<>();
        period.from().ifPresent(from -> parts.add(column + " >= DATE '" + from + "'"));
        period.to().ifPresent(to -> parts.add(column + " < DATE '" + to + "'"));
        return String.join(" AND ", parts);
    }

    private String years(Attribute attribute, Period period) {
        String column = names.column(attribute);
        boolean text = !attribute.isNumeric();
        if (period.from().isPresent() && period.to().isPresent()) {
            int first = period.from().get().getYear();
            int last = lastYear(period.to().get());
            return first == last
                    ? column + " = " + year(first, text)
                    : column + " BETWEEN " + year(first, text) + " AND " + year(last, text);
        }
        return period.from()
                .map(from -> column + " >= " + year(from.getYear(), text))
                .orElseGet(() -> column + " <= " + year(lastYear(period.to().orElseThrow()), text));
    }

    private static int lastYear(LocalDate end) {
        return end.minusDays(1).getYear();
    }

    private static String year(int year, boolean text) {
        return text ? "'" + year + "'" : Integer.toString(year);
    }

    @Override
    public String onWeekday(Condition.OnWeekday condition) {
        String days = condition.days().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "extract(isodow FROM " + names.column(condition.attribute()) + ")"
                + (condition.days().size() == 1 ? " = " + days : " IN (" + days + ")");
    }

    @Override
    public String matches(Condition.Matches condition) {
        String escaped =
                condition.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String pattern = condition.before() + escaped + condition.after();
        return text(condition.attribute())
                + (condition.negated() ? " NOT ILIKE " : " ILIKE ")
                + SqlNames.literal(pattern);
    }

    /** A number begins with digits as a text with letters does. */
    private String text(Attribute attribute) {
        String column = names.column(attribute);
        return attribute.type().category() == ColumnType.Category.TEXT ? column : "CAST(" + column + " AS text)";
    }

    @Override
    public String flag(Condition.Flag condition) {
        return (condition.set() ? "" : "NOT ") + names.column(condition.attribute());
    }

    @Override
    public String columns(Condition.CompareColumns condition) {
        return side(condition.left(), condition.right()) + " "
                + condition.operator().sign() + " "
                + side(condition.right(), condition.left());
    }

    /** A moment is compared with a day by its own day. */
    private String side(Attribute attribute, Attribute other) {
        boolean moment = attribute.isTemporal()
                && attribute.type().category() != ColumnType.Category.DATE
                && other.type().category() == ColumnType.Category.DATE;
        return names.column(attribute) + (moment ? "::date" : "");
    }

    @Override
    public String againstAll(Condition.AgainstAll condition) {
        SqlNames inner = new SqlNames();
        String from = inner.declare(condition.attribute().table());
        String where = condition.within().isEmpty() ? "" : " WHERE " + SqlPrinter.all(condition.within(), inner);
        return names.column(condition.attribute()) + " " + condition.operator().sign() + " (SELECT "
                + ExpressionPrinter.call(condition.function(), inner.column(condition.attribute())) + " FROM " + from
                + where + ")";
    }

    @Override
    public String related(Condition.Related condition) {
        SqlNames inner = names.inner();
        Join first = condition.path().get(0);
        TableName nearest = first.other(condition.from());
        StringBuilder from = new StringBuilder(inner.declare(nearest));
        Set<TableName> reached = new HashSet<>(Set.of(nearest));
        for (Join join : condition.path().subList(1, condition.path().size())) {
            TableName next = reached.contains(join.from()) ? join.to() : join.from();
            reached.add(next);
            from.append(" JOIN ").append(inner.declare(next)).append(" ON ").append(SqlPrinter.on(join, inner));
        }
        String where = SqlPrinter.on(first, inner)
                + (condition.conditions().isEmpty() ? "" : "\n  AND " + SqlPrinter.all(condition.conditions(), inner));
        return condition
                .count()
                .map(bound -> "(SELECT " + counted(condition, bound, inner) + " FROM " + from + " WHERE " + where + ") "
                        + bound.operator().sign() + " " + bound.number().toPlainString())
                .orElseGet(() -> (condition.negated() ? "NOT " : "") + "EXISTS (SELECT 1 FROM " + from + " WHERE "
                        + where + ")");
    }

    /** Rows that several others lead to are counted once each where different ones are asked for. */
    private static String counted(Condition.Related condition, Condition.Bound bound, SqlNames inner) {
        Join last = condition.path().get(condition.path().size() - 1);
        boolean several = bound.different()
                && condition.path().size() > 1
                && last.targets().size() == 1;
        return several
                ? "count(DISTINCT " + inner.column(last.to(), last.targets().get(0)) + ")"
                : "count(*)";
    }

    @Override
    public String not(Condition.Not condition) {
        return "NOT (" + condition.condition().fold(this) + ")";
    }

    @Override
    public String compares(Condition.Compares condition) {
        ExpressionPrinter printer = new ExpressionPrinter(names);
        return condition.left().fold(printer) + " " + condition.operator().sign() + " "
                + condition.right().fold(printer);
    }

    @Override
    public String finds(Condition.Finds condition) {
        return (condition.negated() ? "NOT " : "") + "EXISTS ("
                + SqlPrinter.block(condition.query().unordered(), names, List.of()) + ")";
    }

    @Override
    public String missing(Condition.Missing condition) {
        return names.column(condition.attribute()) + (condition.negated() ? " IS NOT NULL" : " IS NULL");
    }

    @Override
    public String untrue(Condition.Untrue condition) {
        return "(" + condition.condition().fold(this) + ") IS NOT TRUE";
    }

    @Override
    public String among(Condition.Among condition) {
        SqlNames inner = names.inner();
        String from = inner.declare(condition.other().table());
        return names.column(condition.attribute()) + " IN (SELECT " + inner.column(condition.other()) + " FROM " + from
                + " WHERE " + SqlPrinter.all(condition.conditions(), inner) + ")";
    }

    @Override
    public String allOf(Condition.AllOf condition) {
        return condition.conditions().stream()
                .map(part -> part.fold(this))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    @Override
    public String anyOf(Condition.AnyOf condition) {
        return condition.conditions().stream()
                .map(part -> part.fold(this))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
