package io.nl2sql.core.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The stored values that one asker may know of: of tables whose rows the asker sees all, those of the data source's index;
 * of others, those that the asker's own rows hold. These are read through the guard at the first question, with which they
 * wait a moment, and kept for a while. So nothing that is known depends on rows that the asker may not see. Thread-safe.
 */
final class KnownValues {
    private static final int MOST = 500;
    private static final int MOST_COLUMNS = 100;
    private static final long LARGEST_TABLE = 1_000_000;
    private static final int READING = 4;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Guard guard;
    private final Executor querying;
    private final Semaphore turns = new Semaphore(READING);
    /** By identity: {@link VisibleCatalogs} keeps one for each asker. */
    private final Cache<VisibleCatalog, CompletableFuture<ValueIndex>> own = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .build();

    /** By identity too; what an asker may know of all is found out once for each state of the values. */
    private final Cache<VisibleCatalog, Narrowed> everybodys = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST)
            .expireAfterAccess(KEPT)
            .build();

    private record Narrowed(ValueIndex all, ValueIndex known) {}

    /** A column whose values are read through the asker's policies. */
    record Place(TableName table, String column) {}

    KnownValues(Guard guard, Executor querying) {
        this.guard = guard;
        this.querying = querying;
    }

    /** Never fails; where the asker's own values cannot be read in time, it completes without them. */
    CompletionStage<ValueIndex> of(GovernedSource source, VisibleCatalog catalog) {
        ValueIndex shared = everybodys(source.values(), catalog);
        List<Place> places = restricted(catalog);
        if (places.isEmpty()) {
            return CompletableFuture.completedFuture(shared);
        }
        CompletableFuture<ValueIndex> read = own.get(catalog, absent -> begin(source, catalog, places));
        if (read.isCompletedExceptionally()) {
            own.asMap().remove(catalog, read);
        }
        return read.copy()
                .completeOnTimeout(ValueIndex.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((values, failure) -> failure == null ? shared.and(values) : shared);
    }

    private ValueIndex everybodys(ValueIndex all, VisibleCatalog catalog) {
        Narrowed last = everybodys.getIfPresent(catalog);
        if (last == null || last.all() != all) {
            Function<TableName, Optional<VisibleTable>> tables = catalog.finder();
            last = new Narrowed(all, all.within((table, column) -> isWhole(tables.apply(table), column)));
            everybodys.put(catalog, last);
        }
        return last.known();
    }

    /** Few read at a time; those who find no turn try again with their next question. */
    private CompletableFuture<ValueIndex> begin(GovernedSource source, VisibleCatalog catalog, List<Place> places) {
        if (!turns.tryAcquire()) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("Others are being read"));
        }
        try {
            return CompletableFuture.supplyAsync(() -> new OwnValues(guard, source, catalog).read(places), querying)
                    .whenComplete((values, failure) -> turns.release());
        } catch (RejectedExecutionException e) {
            turns.release();
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isWhole(Optional<VisibleTable> table, String column) {
        return table.filter(seen -> seen.rows() instanceof RowAccess.All && !seen.isMasked(column))
                .flatMap(seen -> seen.table().column(column))
                .isPresent();
    }

    private static List<Place> restricted(VisibleCatalog catalog) {
        return catalog.tables().stream()
                .filter(seen -> seen.rows() instanceof RowAccess.Matching)
                .filter(seen -> seen.table().estimatedRows() <= LARGEST_TABLE)
                .flatMap(seen -> seen.table().columns().stream()
                        .filter(column -> column.type().category() == ColumnType.Category.TEXT)
                        .filter(column -> !seen.isMasked(column.name()))
                        .map(column -> new Place(seen.name(), column.name())))
                .limit(MOST_COLUMNS)
                .toList();
    }
}
