package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition.Compares;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.OfEach;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** "More than twice the average", "dearer than the average for their vehicle", "who spent more than the average customer". */
public final class AverageRule implements Rule {
    private static final int REACH = 4;

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at) && (draft.does(at, Operation.COMPARE) || draft.does(at, Operation.SPLIT))) {
                int average = average(draft, at);
                if (average > at) {
                    compare(draft, at, average);
                }
            }
        }
    }

    /** Place of the average that the comparison is with. */
    private static int average(Draft draft, int at) {
        for (int place = at + 1; place < Math.min(draft.size(), at + REACH); place++) {
            boolean average = draft.isFree(place)
                    && draft.does(place, Operation.AGGREGATE)
                    && Targets.function(draft.item(place)) == AggregateFunction.AVG;
            if (average) {
                return place;
            }
            if (draft.figure(place).isEmpty() && !draft.does(place, Operation.FRACTION)) {
                return -1;
            }
        }
        return -1;
    }

    private static void compare(Draft draft, int at, int average) {
        Optional<Attribute> measure = measure(draft, at, average);
        if (measure.isEmpty()) {
            return;
        }
        Operator operator = Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
        BigDecimal factor = factor(draft, at, average);
        Attribute of = measure.get();
        boolean several = draft.multiplies(draft.entity().name(), of.table());
        int object = average + 1;
        boolean perThing = draft.named(object).filter(draft.entity()::equals).isPresent()
                || draft.named(object + 1).filter(draft.entity()::equals).isPresent();
        List<Expression> same = several ? List.of() : group(draft, object);
        boolean usual = !several && same.isEmpty() && factor.compareTo(BigDecimal.ONE) == 0;
        if (usual || several && !perThing) {
            return;
        }
        useAll(draft, at, average, of);
        if (several) {
            totals(draft, operator, factor, of);
        } else {
            Query all = query(
                    draft, of.table(), tables(same), new Aggregate(AggregateFunction.AVG, Optional.of(of), false));
            draft.filter(at, new Compares(new Expression.Column(of), operator, times(factor, new Scalar(all, same))));
        }
    }

    /** A row's figure: named before the comparison or after the average, or what "longer" speaks of. */
    private static Optional<Attribute> measure(Draft draft, int at, int average) {
        return figure(draft, at - 1)
                .or(() -> figure(draft, average + 1))
                .or(() -> Hints.column(draft, draft.item(at).text())
                        .map(Adjective.Match::attribute)
                        .filter(Attribute::isNumeric))
                .or(() -> draft.named(average + 1).flatMap(Entity::mainMeasure))
                .or(draft.entity()::mainMeasure);
    }

    private static Optional<Attribute> figure(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(a -> a.isNumeric() && a.isMeasurable());
    }

    private static BigDecimal factor(Draft draft, int at, int average) {
        BigDecimal factor = BigDecimal.ONE;
        for (int place = at + 1; place < average; place++) {
            factor = draft.figure(place).map(Meaning.Figure::number).orElse(factor);
        }
        List<String> words =
                draft.words(draft.item(at).end(), draft.item(average).start());
        boolean half = words.contains("half");
        return half && words.contains("and")
                ? factor.add(new BigDecimal("0.5"))
                : half ? new BigDecimal("0.5") : factor;
    }

    private static Expression times(BigDecimal factor, Expression average) {
        return factor.compareTo(BigDecimal.ONE) == 0
                ? average
                : new Arithmetic(new Figure(factor), Sign.TIMES, average);
    }

    /** What the average is of: "of their own region", "for their vehicle", "of that month". */
    private static List<Expression> group(Draft draft, int from) {
        for (int at = from; at < Math.min(draft.size(), from + 3); at++) {
            String before = draft.wordBefore(at);
            boolean own = before.equals("their") || before.equals("its") || before.equals("own");
            boolean that = before.equals("that") && draft.does(at, Operation.GRAIN)
                    || draft.item(at).time().isPresent()
                            && draft.item(at).text().toLowerCase(Locale.ROOT).startsWith("that ");
            if (that) {
                draft.use(at);
                return period(draft, at);
            }
            Optional<Meaning.Field> field = draft.field(at);
            Optional<Entity> named = draft.named(at).filter(entity -> !entity.equals(draft.entity()));
            if (own && field.isPresent()) {
                draft.use(at);
                return List.of(new Expression.Column(field.get().attribute()));
            }
            if (own && named.isPresent()) {
                draft.use(at);
                return reference(draft, named.get());
            }
        }
        return List.of();
    }

    private static List<Expression> period(Draft draft, int at) {
        String said = draft.item(at)
                .cue()
                .map(Cue::argument)
                .orElseGet(() -> draft.item(at).text().substring("that ".length()));
        Expression.Grain grain = Expression.Grain.valueOf(said.toUpperCase(Locale.ROOT));
        return draft.entity()
                .mainDate()
                .filter(Attribute::isTemporal)
                .<List<Expression>>map(date -> List.of(new Expression.Bucket(grain, date)))
                .orElse(List.of());
    }

    private static List<Expression> reference(Draft draft, Entity other) {
        Optional<Join> join = draft.path(draft.entity().name(), other.name())
                .filter(path -> path.size() == 1
                        && path.get(0).from().equals(draft.entity().name()))
                .map(path -> path.get(0));
        Optional<Attribute> column =
                join.flatMap(j -> draft.entity().attribute(j.columns().get(0)));
        return column.or(() -> other.key().stream().findFirst())
                .<List<Expression>>map(attribute -> List.of(new Expression.Column(attribute)))
                .orElse(List.of());
    }

    private static void useAll(Draft draft, int at, int average, Attribute of) {
        for (int place = at; place <= average; place++) {
            draft.use(place);
        }
        for (int place : new int[] {at - 1, average + 1, average + 2}) {
            boolean same =
                    draft.field(place).filter(f -> f.attribute().equals(of)).isPresent();
            boolean rows = place > average
                    && draft.named(place)
                            .filter(entity -> entity.equals(draft.entity())
                                    || entity.name().equals(of.table()))
                            .isPresent();
            boolean total = draft.isFree(place) && draft.does(place, Operation.AGGREGATE);
            if (same || rows || total) {
                draft.use(place);
            }
        }
        int before = at - 2;
        if (draft.isFree(before) && draft.does(before, Operation.AGGREGATE)) {
            draft.use(before);
        }
    }

    /** A total of related rows against the average of such totals. */
    private static void totals(Draft draft, Operator operator, BigDecimal factor, Attribute of) {
        Expression sum = new Aggregate(AggregateFunction.SUM, Optional.of(of), false);
        Set<TableName> tables = new LinkedHashSet<>(Set.of(draft.entity().name()));
        List<Expression> key = draft.entity().key().stream()
                .<Expression>map(Expression.Column::new)
                .toList();
        Query each = query(draft, of.table(), tables, sum).by(key);
        draft.having().add(new Compares(sum, operator, times(factor, new OfEach(AggregateFunction.AVG, each))));
    }

    private static Set<TableName> tables(List<Expression> expressions) {
        Set<TableName> tables = new LinkedHashSet<>();
        expressions.forEach(e -> e.reads().map(Attribute::table).ifPresent(tables::add));
        return tables;
    }

    private static Query query(Draft draft, TableName root, Set<TableName> tables, Expression shown) {
        List<Join> joins = draft.model().graph().tree(root, tables).orElse(List.of());
        return Query.of(root, joins, List.of(shown));
    }
}
