package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Figures of two tables beside each other: "the ratio of accrued to ordered amount in each region", "amount per employee in
 * each region". Each is found by a query of its own, so that rows of the one never repeat those of the other.
 */
public final class TwoFactsRule implements Rule {
    private record Fact(TableName table, Aggregate figure, List<Integer> places) {}

    @Override
    public void apply(Draft draft) {
        boolean ratio = !draft.places(Operation.RATIO).isEmpty();
        Optional<Integer> compare =
                draft.isYesNo() ? draft.places(Operation.COMPARE).stream().findFirst() : Optional.empty();
        if (draft.shape().isPresent() || !draft.lacks().isEmpty()) {
            return;
        }
        List<Fact> facts = facts(draft);
        Optional<Fact> divisor = ratio || compare.isPresent() ? Optional.empty() : divisor(draft);
        divisor.ifPresent(facts::add);
        boolean asked = ratio || compare.isPresent() || divisor.isPresent();
        if (!asked
                || facts.size() != 2
                || facts.get(0).table().equals(facts.get(1).table())) {
            return;
        }
        Optional<Integer> group = group(draft);
        if (divisor.isPresent() && group.isEmpty()) {
            return;
        }
        List<Period> periods = draft.items().stream()
                .flatMap(item -> item.time().stream())
                .map(Meaning.Time::period)
                .toList();
        List<Entity> each = group.flatMap(draft::named).stream().toList();
        if (group.isPresent() && each.isEmpty() || periods.size() > 1) {
            return;
        }
        List<Query> queries = facts.stream()
                .map(fact -> query(draft, fact, each, periods))
                .flatMap(Optional::stream)
                .toList();
        if (queries.size() != 2) {
            return;
        }
        Condition.Operator operator = Condition.Operator.of(
                compare.flatMap(at -> draft.item(at).cue()).map(Cue::argument).orElse("="));
        if (saysMore(draft, facts, group)) {
            return;
        }
        for (int at = 0; at < draft.size(); at++) {
            draft.use(at);
        }
        draft.shown().add(new Draft.Shown(0, facts.get(0).figure()));
        draft.shape((query, parts, d) ->
                Optional.of(statement(each, queries, compare.isPresent() ? Optional.of(operator) : Optional.empty())));
    }

    /** Whether words are left that the two figures leave out. */
    private static boolean saysMore(Draft draft, List<Fact> facts, Optional<Integer> group) {
        Set<Integer> read = new HashSet<>();
        facts.forEach(fact -> read.addAll(fact.places()));
        group.ifPresent(read::add);
        for (int at = 0; at < draft.size(); at++) {
            Item item = draft.item(at);
            boolean sense =
                    item.meaning().entityMeant().isPresent() || item.value().isPresent();
            if (draft.isFree(at) && sense && !read.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** Amounts of different tables, in the question's order. */
    private static List<Fact> facts(Draft draft) {
        List<Fact> facts = new ArrayList<>();
        for (int at = 0; at < draft.size(); at++) {
            boolean dimension = draft.does(at - 1, Operation.GROUP);
            Optional<Attribute> amount = dimension ? Optional.empty() : amount(draft, at);
            if (amount.isPresent()) {
                AggregateFunction function = draft.does(at - 1, Operation.AGGREGATE)
                        ? Targets.function(draft.item(at - 1))
                        : AggregateFunction.SUM;
                Fact fact = new Fact(
                        amount.get().table(),
                        new Aggregate(function, amount, false),
                        draft.isBeside(at - 1, at) && draft.named(at - 1).isPresent()
                                ? List.of(at - 1, at)
                                : List.of(at));
                if (facts.stream().noneMatch(known -> known.table().equals(fact.table()))) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    /** A named amount; in "ordered amount" that of the orders. */
    private static Optional<Attribute> amount(Draft draft, int at) {
        Optional<Attribute> field = draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(a -> a.role() == Attribute.Role.MEASURE && !a.masked() && !Dealings.isPrice(a));
        Optional<Attribute> owned = draft.isBeside(at - 1, at)
                ? draft.named(at - 1).filter(entity -> !entity.named()).flatMap(Dealings::amount)
                : Optional.empty();
        boolean summed = draft.does(at - 1, Operation.AGGREGATE);
        return field.isPresent()
                ? owned.or(() -> field)
                : summed
                        ? draft.named(at).filter(entity -> !entity.named()).flatMap(Dealings::amount)
                        : Optional.empty();
    }

    /** The employees of "amount per employee in each region": how many there are of them. */
    private static Optional<Fact> divisor(Draft draft) {
        for (int at : draft.places(Operation.GROUP)) {
            Optional<Entity> thing = draft.named(at + 1).filter(Entity::named);
            boolean per = draft.item(at).text().equals("per") && draft.does(at + 2, Operation.GROUP);
            if (per && thing.isPresent() && thing.get().key().size() == 1) {
                Aggregate count = new Aggregate(
                        AggregateFunction.COUNT, thing.get().key().stream().findFirst(), false);
                return Optional.of(new Fact(thing.get().name(), count, List.of(at, at + 1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> group(Draft draft) {
        List<Integer> groups = draft.places(Operation.GROUP);
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(groups.size() - 1) + 1);
    }

    private static Optional<Query> query(Draft draft, Fact fact, List<Entity> each, List<Period> periods) {
        Set<TableName> tables = new HashSet<>();
        each.forEach(entity -> tables.add(entity.name()));
        boolean repeats = each.stream().anyMatch(entity -> draft.multiplies(fact.table(), entity.name()));
        Optional<List<Join>> joins =
                repeats ? Optional.empty() : draft.model().graph().tree(fact.table(), tables);
        Optional<Attribute> date = draft.model().entity(fact.table()).flatMap(Entity::mainDate);
        boolean counts = fact.figure().function() == AggregateFunction.COUNT;
        List<Condition> filters = new ArrayList<>();
        if (!counts) {
            date.ifPresent(d -> periods.forEach(period -> filters.add(new Condition.Within(d, period))));
        }
        return joins.map(
                path -> Query.of(fact.table(), path, List.of(fact.figure())).where(filters));
    }

    private static Statement statement(List<Entity> each, List<Query> queries, Optional<Condition.Operator> operator) {
        List<Expression> same = each.stream()
                .flatMap(entity -> entity.key().stream())
                .<Expression>map(Expression.Column::new)
                .toList();
        Expression one = new Scalar(queries.get(0), same);
        Expression other = new Scalar(queries.get(1), same);
        Expression figure = operator.<Expression>map(op -> new Expression.Holds(new Condition.Compares(one, op, other)))
                .orElseGet(() -> new Ratio(one, other, false));
        if (each.isEmpty()) {
            return new Statement.Figures(List.of(figure));
        }
        List<Expression> outputs = new ArrayList<>(Draft.labels(each.get(0)));
        outputs.add(figure);
        return Query.of(each.get(0).name(), List.of(), outputs);
    }
}
