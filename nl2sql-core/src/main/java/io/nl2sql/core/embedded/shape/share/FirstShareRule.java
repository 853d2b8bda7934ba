package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.OfEach;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.shape.Facts;
import io.nl2sql.core.linking.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** "What share of the sales do the top 5 shops bring": the first few together, of all. */
public final class FirstShareRule implements Rule {
    private static final Set<String> HIGHEST = Set.of("largest", "biggest", "best", "top", "highest", "leading");

    /** So many things, and where the words for them begin and end. */
    private record Few(int from, int things, int most, Entity entity) {}

    @Override
    public void apply(Draft draft) {
        List<Integer> shares = draft.places(Operation.SHARE);
        if (draft.shape().isPresent() || shares.isEmpty()) {
            return;
        }
        few(draft, shares.get(0)).ifPresent(few -> share(draft, few));
    }

    /** "The top 5 shops", "our five largest shops", "the largest shop". */
    private static Optional<Few> few(Draft draft, int from) {
        for (int at = from + 1; at < draft.size(); at++) {
            boolean ranks = draft.isFree(at) && isHighest(draft, at);
            int figure = draft.figure(at + 1).isPresent() ? at + 1 : at - 1;
            int things = Math.max(at, figure) + 1;
            int most = draft.figure(figure)
                    .map(Meaning.Figure::number)
                    .filter(number -> number.signum() > 0)
                    .map(number -> number.intValue())
                    .orElse(1);
            Optional<Entity> entity =
                    ranks ? draft.named(things).filter(some -> some.key().size() == 1) : Optional.empty();
            if (entity.isPresent()) {
                int begin = draft.figure(figure).isPresent() ? Math.min(at, figure) : at;
                return Optional.of(new Few(begin, things, most, entity.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isHighest(Draft draft, int at) {
        String text = draft.item(at).text().toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
        return HIGHEST.contains(text);
    }

    private static void share(Draft draft, Few few) {
        List<Integer> percents = draft.places(Operation.PERCENT);
        for (int at = few.from(); at <= few.things(); at++) {
            draft.use(at);
        }
        Optional<Facts.Fact> fact = Facts.read(draft, false);
        boolean apart = fact.filter(some ->
                        !draft.multiplies(some.entity().name(), few.entity().name()))
                .isPresent();
        if (!apart) {
            draft.giveUp();
            return;
        }
        draft.places(Operation.SHARE).forEach(draft::use);
        percents.forEach(draft::use);
        few.entity()
                .key()
                .forEach(key -> draft.dimensions().add(new Draft.Shown(few.things(), new Expression.Column(key))));
        draft.shape(new First(few.most()));
    }

    /** What the first groups sum up to, of what all do. */
    private record First(int most) implements Shape {
        @Override
        public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
            Optional<Expression> figure =
                    query.outputs().stream().filter(Expression::isAggregate).findFirst();
            return figure.map(some -> {
                List<Expression> one = List.of(some);
                Query first = query.showing(one).ordered(List.of(new Query.Order(some, true)), OptionalInt.of(most));
                Query all = query.unordered().showing(one).by(List.of());
                return new Statement.Figures(
                        List.of(new Ratio(new OfEach(AggregateFunction.SUM, first), new Scalar(all, List.of()), true)));
            });
        }
    }
}
