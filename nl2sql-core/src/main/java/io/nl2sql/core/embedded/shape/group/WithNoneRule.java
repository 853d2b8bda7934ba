package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.OrNought;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Bills per guest, including those without any": a figure for every guest, nought where there is nothing to count. */
public final class WithNoneRule implements Rule {
    private static final Pattern NONE = Pattern.compile("(?i)[,(]?\\s*\\b(?:including|incl|even|also|counting)\\b\\.?"
            + "(?: the| those| these| ones| any| all| \\p{L}+)??(?: \\p{L}+)?(?: who| that| which)?"
            + "(?: with| without| having| have| has)?(?: none| no\\b| zero| 0\\b| any\\b| nothing).*");

    @Override
    public void apply(Draft draft) {
        Matcher none = NONE.matcher(draft.question());
        if (draft.shape().isPresent() || !none.find() || none.start() == 0) {
            return;
        }
        for (int at = 0; at < draft.size(); at++) {
            if (draft.item(at).start() >= none.start()) {
                unsettle(draft, at);
                draft.use(at);
            }
        }
        draft.shape((query, parts, d) -> each(query, d));
    }

    /** What is said behind, of which nothing comes here: a stored value, a time, another grouping. */
    private static void unsettle(Draft draft, int at) {
        boolean more = draft.item(at).value().isPresent()
                || draft.item(at).time().isPresent()
                || draft.does(at, Operation.GROUP);
        if (more) {
            draft.unsettle();
        }
    }

    /** The rows of the table that the groups are of, each with figures of its own. */
    private static Optional<Statement> each(Query query, Draft draft) {
        List<Expression> things =
                query.outputs().stream().filter(output -> !output.isAggregate()).toList();
        Set<TableName> tables = new HashSet<>();
        things.forEach(thing -> tables.addAll(thing.tables()));
        Optional<Entity> entity = tables.size() == 1
                ? draft.model()
                        .entity(tables.iterator().next())
                        .filter(some ->
                                some.key().size() == 1 && things.stream().allMatch(Column.class::isInstance))
                : Optional.empty();
        if (!query.having().isEmpty()) {
            draft.unsettle();
        }
        return entity.filter(some -> !some.name().equals(query.root())).map(some -> of(query, some, things, draft));
    }

    private static Statement of(Query query, Entity entity, List<Expression> things, Draft draft) {
        List<Condition> own = query.filters().stream()
                .filter(filter -> isOwn(query, entity, filter, draft))
                .toList();
        Set<TableName> tables = new HashSet<>();
        own.forEach(filter -> tables.addAll(filter.tables()));
        tables.remove(entity.name());
        List<Join> joins = draft.tree(entity.name(), tables).orElse(List.of());
        List<Condition> others =
                query.filters().stream().filter(filter -> !own.contains(filter)).toList();
        Attribute key = entity.key().get(0);
        List<Expression> outputs = new ArrayList<>(things);
        query.outputs().stream()
                .filter(Expression::isAggregate)
                .forEach(figure -> outputs.add(figure(query, others, figure, key)));
        List<Query.Order> order = query.order().stream()
                .map(by -> by.by().isAggregate()
                        ? new Query.Order(figure(query, others, by.by(), key), by.descending())
                        : by)
                .toList();
        return Query.of(entity.name(), joins, outputs).where(own).ordered(order, query.limit());
    }

    /** Whether a condition is one on the things themselves or on what they refer to, as the query joins it. */
    private static boolean isOwn(Query query, Entity entity, Condition filter, Draft draft) {
        Set<TableName> others = new HashSet<>(filter.tables());
        others.remove(entity.name());
        return !others.contains(query.root())
                && others.stream().noneMatch(other -> draft.multiplies(entity.name(), other))
                && draft.tree(entity.name(), others)
                        .filter(joins -> query.joins().containsAll(joins))
                        .isPresent();
    }

    private static Expression figure(Query query, List<Condition> filters, Expression figure, Attribute key) {
        Query one = Query.of(query.root(), query.joins(), List.of(figure)).where(filters);
        return new OrNought(new Scalar(one, List.of(new Column(key))));
    }
}
