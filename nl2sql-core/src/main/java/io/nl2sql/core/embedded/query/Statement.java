package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.cue.Period;
import java.util.List;
import java.util.function.Function;

/** All that is asked: one query, or figures and rows made of several. */
public sealed interface Statement permits Query, Statement.Figures, Statement.Best, Statement.Cut, Statement.Union {
    /** One row of figures, each found by queries of its own. */
    record Figures(List<Expression> outputs) implements Statement {
        public Figures {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * The first rows of a query for each of something; rows alike in rank are all shown.
     *
     * @param query all rows, unordered
     * @param each what there are first rows of
     * @param within what tells those apart, where they may share a name: their keys
     * @param by what ranks them
     * @param most how many
     * @param shown what is shown of them, of what the query shows
     */
    record Best(
            Query query,
            List<Expression> each,
            List<Expression> within,
            Query.Order by,
            int most,
            List<Expression> shown)
            implements Statement {
        public Best {
            each = List.copyOf(each);
            within = List.copyOf(within);
            shown = List.copyOf(shown);
        }
    }

    /**
     * Those rows of a query that lie in a period, where figures of earlier rows are needed to find theirs.
     *
     * @param query all rows
     * @param bucket the stretch of time of a row, one of its outputs
     */
    record Cut(Query query, Expression.Bucket bucket, Period period) implements Statement {}

    /** What any of several queries shows, each row once. */
    record Union(List<Query> queries) implements Statement {
        public Union {
            queries = List.copyOf(queries);
        }
    }

    default <T> T fold(
            Function<Query, T> query,
            Function<Figures, T> figures,
            Function<Best, T> best,
            Function<Cut, T> cut,
            Function<Union, T> union) {
        if (this instanceof Query some) {
            return query.apply(some);
        } else if (this instanceof Figures some) {
            return figures.apply(some);
        } else if (this instanceof Union some) {
            return union.apply(some);
        }
        return this instanceof Best some ? best.apply(some) : cut.apply((Cut) this);
    }
}
