package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Compares;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.Filtered;
import io.nl2sql.core.embedded.query.Expression.Holds;
import io.nl2sql.core.embedded.query.Expression.OrNought;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One figure over two parts of the rows.
 *
 * @param way what is made of the two
 * @param operator how the first compares with the second, where that is asked
 * @param percent whether a difference is in percent of the earlier
 * @param later which part is the later, or the first of a comparison: 0 or 1
 * @param rows whether rows are counted rather than amounts summed
 * @param picks whether those groups are asked for that pass the comparison
 * @param yesNo whether the answer is yes or no
 */
record Versus(Way way, Operator operator, boolean percent, int later, boolean rows, boolean picks, boolean yesNo)
        implements Shape {
    enum Way {
        DIFFERENCE,
        SIDES,
        TEST,
        DOUBLED,
        MOST,
        RATIO
    }

    @Override
    public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
        Optional<Expression> figure =
                query.outputs().stream().filter(Expression::isAggregate).findFirst();
        if (figure.isEmpty() || parts.size() != 2) {
            return Optional.empty();
        }
        Expression last = new Filtered(figure.get(), parts.get(later));
        Expression first = new Filtered(figure.get(), parts.get(1 - later));
        List<Expression> things =
                query.outputs().stream().filter(o -> !o.isAggregate()).toList();
        Query all = query.unordered();
        return Optional.of(
                switch (way) {
                    case SIDES -> all.showing(with(things, List.of(last, first)));
                    case RATIO -> all.showing(with(things, List.of(new Ratio(last, first, percent))));
                    case DIFFERENCE -> all.showing(with(things, List.of(Growth.of(first, last, percent))));
                    case MOST ->
                        all.showing(things)
                                .ordered(
                                        List.of(new Query.Order(
                                                Growth.of(first, last, percent), operator != Operator.LESS)),
                                        OptionalInt.of(1));
                    case TEST, DOUBLED -> test(all, things, first, last);
                });
    }

    private Statement test(Query all, List<Expression> things, Expression first, Expression last) {
        List<Condition> tests = new ArrayList<>();
        if (way == Way.DOUBLED) {
            tests.add(new Compares(first, Operator.MORE, new Figure(BigDecimal.ZERO)));
            tests.add(new Compares(
                    last, Operator.MORE, new Arithmetic(new Figure(BigDecimal.valueOf(2)), Sign.TIMES, first)));
        } else {
            tests.add(new Compares(new OrNought(last), operator, new OrNought(first)));
        }
        return yesNo && things.isEmpty()
                ? all.showing(tests.stream().<Expression>map(Holds::new).toList())
                : all.showing(things).having(tests);
    }

    private static List<Expression> with(List<Expression> things, List<Expression> figures) {
        List<Expression> all = new ArrayList<>(things);
        all.addAll(figures);
        return all;
    }
}
