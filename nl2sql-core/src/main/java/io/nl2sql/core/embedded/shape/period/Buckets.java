package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression.Bucket;
import io.nl2sql.core.embedded.query.Expression.Grain;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stretches of time that a query groups by. */
final class Buckets {
    private Buckets() {}

    /** The stretch of time that the query shows. */
    static Optional<Bucket> of(Query query) {
        return query.outputs().stream()
                .filter(Bucket.class::isInstance)
                .map(Bucket.class::cast)
                .findFirst();
    }

    /** The same with all earlier rows for its figures, though only those of its period are shown. */
    static Statement cut(Query query, Bucket bucket) {
        if (bucket.grain() == Grain.FISCAL_YEAR || bucket.grain() == Grain.DAY_OF_WEEK) {
            return query;
        }
        List<Condition> kept = new ArrayList<>();
        Optional<Period> period = Optional.empty();
        for (Condition filter : query.filters()) {
            boolean limits = filter instanceof Condition.Within within
                    && within.attribute().equals(bucket.attribute());
            if (limits && period.isEmpty()) {
                period = Optional.of(((Condition.Within) filter).period());
            } else {
                kept.add(filter);
            }
        }
        return period.<Statement>map(p -> new Statement.Cut(query.where(kept), bucket, p))
                .orElse(query);
    }
}
