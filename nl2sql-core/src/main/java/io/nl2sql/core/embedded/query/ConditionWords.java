package io.nl2sql.core.embedded.query;

import io.nl2sql.security.policy.TableName;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says conditions in English, in the words of the query that they stand in. */
final class ConditionWords implements Condition.Fold<String> {
    private static final List<String> OPEN =
            List.of("older", "newer", "since ", "after ", "before ", "until ", "from ");

    private final Explainer explainer;

    ConditionWords(Explainer explainer) {
        this.explainer = explainer;
    }

    @Override
    public String compare(Condition.Compare condition) {
        return explainer.spoken(condition.left()) + " is "
                + condition.operator().spoken() + " " + condition.right().toPlainString();
    }

    @Override
    public String oneOf(Condition.OneOf condition) {
        return explainer.column(condition.attribute())
                + (condition.negated() ? " is not " : " is ")
                + condition.values().stream().map(v -> "'" + v + "'").collect(Collectors.joining(" or "));
    }

    @Override
    public String within(Condition.Within condition) {
        String period = condition.period().spoken();
        boolean bounded = OPEN.stream().anyMatch(period::startsWith);
        return explainer.column(condition.attribute()) + (bounded ? " is " : " is in ") + period;
    }

    @Override
    public String onWeekday(Condition.OnWeekday condition) {
        return explainer.column(condition.attribute()) + " is a "
                + condition.days().stream()
                        .map(day -> DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(" or "));
    }

    @Override
    public String matches(Condition.Matches condition) {
        String how =
                condition.before().isEmpty() ? "starts with" : condition.after().isEmpty() ? "ends with" : "contains";
        return explainer.column(condition.attribute()) + (condition.negated() ? " not " : " ") + how + " '"
                + condition.text() + "'";
    }

    @Override
    public String flag(Condition.Flag condition) {
        return explainer.column(condition.attribute()) + (condition.set() ? " holds" : " does not hold");
    }

    @Override
    public String columns(Condition.CompareColumns condition) {
        return explainer.column(condition.left()) + " is "
                + condition.operator().spoken() + " " + explainer.column(condition.right());
    }

    @Override
    public String againstAll(Condition.AgainstAll condition) {
        return explainer.column(condition.attribute()) + " is "
                + condition.operator().spoken() + " " + Explainer.function(condition.function())
                + explainer.column(condition.attribute()) + others(condition);
    }

    /** Of the best, that they meet the other conditions goes without saying. */
    private String others(Condition.AgainstAll condition) {
        return condition.within().isEmpty() || condition.operator() == Condition.Operator.EQUAL
                ? ""
                : " of all " + explainer.table(condition.attribute().table()) + " whose "
                        + explainer.all(condition.within());
    }

    @Override
    public String related(Condition.Related condition) {
        TableName last = condition.from();
        for (var join : condition.path()) {
            last = join.other(last);
        }
        String inner = condition.conditions().isEmpty() ? "" : " whose " + explainer.of(last, condition.conditions());
        String things = explainer.table(last);
        String how = condition
                .count()
                .map(bound -> bound.operator().spoken() + " " + bound.number().toPlainString()
                        + (bound.different() ? " different " : " "))
                .orElse(condition.negated() ? "no " : "");
        boolean one = how.isEmpty() && !Explainer.isPlural(things);
        return (Explainer.isPlural(things) ? "there are " : one ? "there is some " : "there is ")
                + how
                + things
                + inner;
    }

    @Override
    public String not(Condition.Not condition) {
        return "not: " + condition.condition().fold(this);
    }

    @Override
    public String compares(Condition.Compares condition) {
        return explainer.spoken(condition.left()) + " is "
                + condition.operator().spoken() + " " + explainer.spoken(condition.right());
    }

    @Override
    public String finds(Condition.Finds condition) {
        return "there is " + (condition.negated() ? "no row" : "a row") + " in: " + explainer.inner(condition.query());
    }

    @Override
    public String missing(Condition.Missing condition) {
        return explainer.column(condition.attribute()) + (condition.negated() ? " is filled" : " is empty");
    }

    @Override
    public String untrue(Condition.Untrue condition) {
        return "it is not so that " + condition.condition().fold(this);
    }

    @Override
    public String among(Condition.Among condition) {
        boolean any = condition.conditions().stream().allMatch(Condition.Missing.class::isInstance);
        return explainer.column(condition.attribute()) + " is the "
                + (any
                        ? condition.other().spoken() + " of some "
                                + explainer.table(condition.other().table())
                        : explainer.column(condition.other()) + " of those where "
                                + explainer.all(condition.conditions()));
    }

    @Override
    public String allOf(Condition.AllOf condition) {
        return condition.conditions().stream().map(part -> part.fold(this)).collect(Collectors.joining(" and "));
    }

    @Override
    public String anyOf(Condition.AnyOf condition) {
        return condition.conditions().stream().map(part -> part.fold(this)).collect(Collectors.joining(" or "));
    }
}
