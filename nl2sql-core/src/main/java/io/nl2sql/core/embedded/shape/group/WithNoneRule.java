package io.nl2sql.core.embedded.shape.group;

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
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
        IntStream.range(0, draft.size())
                .filter(at -> draft.item(at).start() >= none.start())
                .forEach(draft::use);
        draft.shape((query, parts, d) -> each(query, d));
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
        return entity.filter(some -> !some.name().equals(query.root())).map(some -> of(query, some, things));
    }

    private static Statement of(Query query, Entity entity, List<Expression> things) {
        List<Condition> own = query.filters().stream()
                .filter(filter -> filter.tables().equals(List.of(entity.name())))
                .toList();
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
        return Query.of(entity.name(), List.of(), outputs).where(own).ordered(order, query.limit());
    }

    private static Expression figure(Query query, List<Condition> filters, Expression figure, Attribute key) {
        Query one = Query.of(query.root(), query.joins(), List.of(figure)).where(filters);
        return new OrNought(new Scalar(one, List.of(new Column(key))));
    }
}
