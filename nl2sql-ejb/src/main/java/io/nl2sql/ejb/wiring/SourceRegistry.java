package io.nl2sql.ejb.wiring;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.linking.value.ValueProgress;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.pipeline.PolicyReports;
import io.nl2sql.core.pipeline.ValueReports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All configured data sources, read at start and again from time to time in the background. */
final class SourceRegistry implements DataSources, PolicyReports, ValueReports, AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final Map<String, ManagedSource> sources;
    private final Optional<String> standard;
    private final Duration refresh;
    private final Policies policies;

    /** @param policies in which data sources can be named that are not here */
    SourceRegistry(List<ManagedSource> sources, Optional<String> standard, Duration refresh, Policies policies) {
        this.sources = new TreeMap<>();
        sources.forEach(source -> this.sources.put(source.settings().name(), source));
        this.standard = standard;
        this.refresh = refresh;
        this.policies = policies;
    }

    /** Each source is read on its own, so that one that hangs holds up no other. */
    void start(ScheduledExecutorService threads) {
        sources.values().forEach(source -> threads.execute(() -> refresh(source, threads)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a refresh never throws
    private void refresh(ManagedSource source, ScheduledExecutorService threads) {
        source.refresh();
        Duration pause = source.isAvailable() || refresh.compareTo(RETRY) < 0 ? refresh : RETRY;
        if (!threads.isShutdown()) {
            threads.schedule(() -> refresh(source, threads), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    boolean areAllTried() {
        return sources.values().stream().allMatch(ManagedSource::isTried);
    }

    @Override
    public GovernedSource resolve(Optional<String> name) {
        String wanted = name.or(() -> standard)
                .orElseThrow(() -> new Nl2SqlException(
                        ErrorCode.DATA_SOURCE_UNKNOWN,
                        sources.isEmpty()
                                ? "No data source is configured."
                                : "Say which data source to ask; none is the default."));
        ManagedSource source = sources.get(wanted);
        if (source == null) {
            throw new Nl2SqlException(
                    ErrorCode.DATA_SOURCE_UNKNOWN,
                    "There is no data source of that name. The list of data sources shows all.");
        }
        return source.ready();
    }

    @Override
    public List<Status> list() {
        return sources.values().stream().map(this::status).toList();
    }

    private Status status(ManagedSource source) {
        String name = source.settings().name();
        return new Status(
                name,
                source.settings().description(),
                source.problem(),
                standard.filter(name::equals).isPresent());
    }

    @Override
    public List<PolicyReport> all() {
        return sources.values().stream().map(ManagedSource::policies).toList();
    }

    @Override
    public Map<String, ValueProgress> values() {
        Map<String, ValueProgress> progress = new TreeMap<>();
        sources.forEach((name, source) -> progress.put(name, source.values()));
        return progress;
    }

    @Override
    public List<String> strangers() {
        return policies.dataSources().stream()
                .filter(name -> !sources.containsKey(name))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        sources.values().forEach(ManagedSource::close);
    }
}
