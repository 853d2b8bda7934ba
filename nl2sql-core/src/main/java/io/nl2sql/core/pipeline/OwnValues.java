package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.linking.SqlIdentifier;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.pipeline.KnownValues.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the values that somebody's own rows hold: each column by a query that the guard proves and puts policies into, like
 * any other of that person's. A column that is not read in time is passed over.
 */
final class OwnValues {
    private static final Logger LOG = LoggerFactory.getLogger(OwnValues.class);
    private static final int MOST_OF_A_COLUMN = 1_000;
    private static final int MOST = 20_000;
    private static final long MOST_BYTES = 4_000_000;
    private static final Duration FOR_A_COLUMN = Duration.ofSeconds(2);
    private static final Duration FOR_ALL = Duration.ofSeconds(10);

    private final Guard guard;
    private final GovernedSource source;
    private final VisibleCatalog catalog;

    OwnValues(Guard guard, GovernedSource source, VisibleCatalog catalog) {
        this.guard = guard;
        this.source = source;
        this.catalog = catalog;
    }

    /** @throws Nl2SqlException DATA_SOURCE_UNAVAILABLE */
    ValueIndex read(List<Place> places) {
        LuceneValueIndex.Builder values = LuceneValueIndex.builder();
        long end = System.nanoTime() + FOR_ALL.toNanos();
        int count = 0;
        for (Place place : places) {
            if (count >= MOST || System.nanoTime() - end > 0) {
                break;
            }
            count += add(place, values);
        }
        return values.build().own();
    }

    private Optional<AuthorizedQuery> authorized(Place place) {
        String column = SqlIdentifier.quoted(place.column());
        String sql = "SELECT " + column + ", count(*) FROM " + SqlIdentifier.quoted(place.table()) + " GROUP BY "
                + column + " ORDER BY 2 DESC LIMIT " + MOST_OF_A_COLUMN;
        return guard.validate(sql, catalog)
                .fold(query -> Optional.of(guard.authorize(query)), findings -> Optional.empty());
    }

    private int add(Place place, LuceneValueIndex.Builder values) {
        try {
            Optional<AuthorizedQuery> query = authorized(place);
            if (query.isEmpty()) {
                return 0;
            }
            ResultTable found = source.runner()
                    .run(
                            query.get(),
                            new ExecutionLimits(FOR_A_COLUMN, MOST_OF_A_COLUMN, MOST_BYTES),
                            Cancellation.never());
            for (List<Object> row : found.rows()) {
                if (row.get(0) instanceof String value && row.get(1) instanceof Number rows) {
                    values.add(place.table(), place.column(), value, rows.longValue());
                }
            }
            return found.rows().size();
        } catch (Nl2SqlException e) {
            if (e.code() == ErrorCode.DATA_SOURCE_UNAVAILABLE) {
                throw e;
            }
            LOG.info("The values of {}.{} were not read: {}", place.table(), place.column(), e.code());
            return 0;
        }
    }
}
