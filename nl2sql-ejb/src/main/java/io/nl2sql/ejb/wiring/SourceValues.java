package io.nl2sql.ejb.wiring;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.execution.ValueLoader;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.CurrentValues;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.linking.value.ValuePlan;
import io.nl2sql.core.linking.value.ValueProgress;
import io.nl2sql.core.linking.value.ValueProgress.Problem;
import io.nl2sql.core.linking.value.ValueProgress.State;
import io.nl2sql.core.linking.value.ValueStore;
import io.nl2sql.core.linking.value.ValueStore.Stored;
import io.nl2sql.core.linking.value.ValueWriter;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.security.policy.TableRules;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of one data source that questions can name: those of the last time at once, newer ones when they have been
 * collected in the background. Looked at by the thread that reads the data source, collected by another, read by many.
 */
final class SourceValues implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceValues.class);
    /** Small data sources have their values when they are first asked; large ones keep nobody waiting. */
    private static final Duration FIRST_TIME = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    private final String dataSource;
    private final ConnectionSource connections;
    private final ValueKeeping keeping;
    private final CurrentValues current = new CurrentValues();
    private ValueStore store;
    private boolean opened;
    private volatile CompletableFuture<Void> build = CompletableFuture.completedFuture(null);
    private volatile Optional<Stored> stored = Optional.empty();
    private volatile ValueProgress progress = ValueProgress.none();
    private volatile boolean closed;

    SourceValues(String dataSource, ConnectionSource connections, ValueKeeping keeping) {
        this.dataSource = dataSource;
        this.connections = connections;
        this.keeping = keeping;
        this.store = new ValueStore(Optional.of(keeping.settings().directory().resolve(dataSource)), keeping.clock());
    }

    /** The values that are known at the moment, whenever it is asked. */
    ValueIndex index() {
        return current;
    }

    ValueProgress progress() {
        return progress;
    }

    /** Begins to collect the values anew where they are too old or others than the policies allow. Never throws. */
    void refresh(Catalog catalog, PolicyReport policies) {
        if (settings().limits().values() == 0 || !build.isDone()) {
            return;
        }
        ValuePlan plan =
                ValuePlan.of(catalog, clear(policies), settings().limits().perColumn());
        boolean first = !opened;
        open(plan);
        if (isDue(plan)) {
            begin(plan, first && stored.isEmpty());
        }
    }

    private Settings.Values settings() {
        return keeping.settings();
    }

    /** Columns whose values may be kept at all. */
    private static ValueIndex.Columns clear(PolicyReport policies) {
        boolean open = policies.access().equals("open");
        return (table, column) -> {
            TableRules rules = policies.rules().get(table);
            return !policies.withheld().contains(table) && (rules == null ? open : rules.isClear(column));
        };
    }

    private void open(ValuePlan plan) {
        if (opened) {
            return;
        }
        opened = true;
        try {
            Optional<Stored> newest = store.newest();
            if (newest.isPresent()) {
                use(newest.get());
                int tables = plan.tables().size();
                report(State.READY, tables, tables, newest.get().index().size(), Optional.empty());
            }
        } catch (IOException e) {
            notStored(plan, e);
        }
    }

    private boolean isDue(ValuePlan plan) {
        return stored.isEmpty()
                || !stored.get().plan().equals(plan.digest())
                || stored.get()
                        .built()
                        .plus(settings().refresh())
                        .isBefore(keeping.clock().instant());
    }

    private void begin(ValuePlan plan, boolean wait) {
        try {
            build = CompletableFuture.runAsync(() -> build(plan), keeping.threads());
            if (wait) {
                build.get(FIRST_TIME.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            LOG.info("The values of data source {} are being collected in the background", dataSource);
        } catch (ExecutionException e) {
            LOG.error("The values of data source {} were not collected", dataSource, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void build(ValuePlan plan) {
        long begun = System.nanoTime();
        try {
            Optional<Problem> problem = collect(plan);
            LOG.info(
                    "Data source {}: {} stored values of {} tables can be named; collecting them took {} s, they take {}"
                            + " bytes on disk{}",
                    dataSource,
                    progress.values(),
                    progress.tablesRead(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                    progress.bytes(),
                    problem.map(some -> "; not all of them were read: " + some).orElse(""));
        } catch (InterruptedIOException e) {
            LOG.info("Data source {}: {}; the next start goes on there", dataSource, e.getMessage());
        } catch (IOException e) {
            notStored(plan, e);
        } catch (Nl2SqlException e) {
            failed(Problem.VALUES_UNREACHABLE);
        } catch (RuntimeException e) {
            LOG.error("Data source {}: collecting its values failed", dataSource, e);
            failed(Problem.VALUES_FAILED);
        }
    }

    private Optional<Problem> collect(ValuePlan plan) throws IOException {
        int tables = plan.tables().size();
        try (ValueWriter writer = store.building(plan.digest())) {
            report(State.READING, tables, 0, known(), Optional.empty());
            long[] told = {System.nanoTime()};
            Optional<Problem> problem = new ValueLoader(connections, limits())
                    .load(plan, writer, store.state(plan.digest()), (read, values) -> {
                        report(State.READING, tables, read, stored.isEmpty() ? values : known(), Optional.empty());
                        if (System.nanoTime() - told[0] > BETWEEN_LINES.toNanos()) {
                            told[0] = System.nanoTime();
                            LOG.info("Data source {}: {} values of {}/{} tables", dataSource, values, read, tables);
                        }
                        return !closed;
                    });
            Stored next = store.publish(writer, plan.digest());
            use(next);
            report(State.READY, tables, progress.tablesRead(), next.index().size(), problem);
            return problem;
        }
    }

    private void use(Stored next) throws IOException {
        stored = Optional.of(next);
        current.replace(next.index());
    }

    private ValueLimits limits() {
        return store.isInMemory() ? settings().limits().inMemory() : settings().limits();
    }

    private long known() {
        return stored.isEmpty() ? 0 : progress.values();
    }

    /** Without a place on disk the values are kept in memory, as far as they are few. */
    private void notStored(ValuePlan plan, IOException e) {
        LOG.error(
                "{}: the values of data source {} cannot be kept in {}",
                Problem.VALUES_NOT_STORED,
                dataSource,
                settings().directory(),
                e);
        failed(Problem.VALUES_NOT_STORED);
        if (!store.isInMemory() && !closed) {
            store = new ValueStore(Optional.empty(), keeping.clock());
            build(plan);
        }
    }

    private void failed(Problem problem) {
        LOG.warn("{}: the values of data source {} stay as they are and are tried again", problem, dataSource);
        report(State.FAILED, progress.tables(), progress.tablesRead(), known(), Optional.of(problem));
    }

    private void report(State state, int tables, int read, long values, Optional<Problem> problem) {
        Optional<Instant> built = stored.map(Stored::built);
        long bytes = stored.map(Stored::bytes).orElse(0L);
        progress = new ValueProgress(state, tables, read, values, bytes, built, problem);
    }

    @Override
    public void close() {
        closed = true;
        try {
            current.close();
        } catch (IOException e) {
            LOG.warn("The values of data source {} could not be closed", dataSource, e);
        }
    }
}
