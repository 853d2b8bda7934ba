package io.nl2sql.ejb.wiring;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.SourceInspection;
import io.nl2sql.core.linking.value.ValueProgress;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.settings.DataSourceSettings;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.security.policy.PolicySet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured data source: its pool, and what was last found in it. Refreshed by one thread, read by many. */
final class ManagedSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedSource.class);

    private final DataSourceSettings settings;
    private final SourcePool pool;
    private final SourcePolicies policies;
    private final PostgresQueryRunner runner;
    private final SourceValues values;
    private final Clock clock;
    private final Duration statisticsKept;
    private Instant statisticsRead = Instant.MIN;
    private volatile Optional<GovernedSource> source = Optional.empty();
    private volatile String problem = "The data source is still being read. Try again in a moment.";
    private volatile boolean tried;

    ManagedSource(
            DataSourceSettings settings,
            Policies policies,
            Settings.Execution limits,
            ZoneId zone,
            ValueKeeping values) {
        this.settings = settings;
        this.pool = new SourcePool(settings, limits);
        this.policies = new SourcePolicies(settings, policies, pool);
        this.runner = new PostgresQueryRunner(pool, zone);
        this.values = values.of(settings.name(), pool);
        this.clock = values.clock();
        this.statisticsKept = values.settings().refresh();
    }

    DataSourceSettings settings() {
        return settings;
    }

    /** Whether it has been looked at, successfully or not. */
    boolean isTried() {
        return tried;
    }

    boolean isAvailable() {
        return source.isPresent();
    }

    /** Why it cannot be asked; empty where it can. Names nothing that is in it. */
    Optional<String> problem() {
        return source.isPresent() ? Optional.empty() : Optional.of(problem);
    }

    /** How its policies stand. */
    PolicyReport policies() {
        return policies.report();
    }

    /** How the values that questions can name stand. */
    ValueProgress values() {
        return values.progress();
    }

    GovernedSource ready() {
        return source.orElseThrow(() -> new Nl2SqlException(
                ErrorCode.DATA_SOURCE_UNAVAILABLE,
                "The data source " + settings.name() + " is not available: " + problem));
    }

    /** Looks at the database and the policies anew. Never throws. */
    void refresh() {
        try {
            SourceInspection found = inspected();
            Optional<String> refusal = refusal(found);
            if (refusal.isPresent()) {
                unavailable(refusal.get());
            } else {
                use(found.catalog());
            }
        } catch (Nl2SqlException e) {
            unreachable(e);
        } catch (RuntimeException e) {
            LOG.error("Data source {} could not be read", settings.name(), e);
            unavailable("It could not be read; the server's log says why.");
        } finally {
            tried = true;
        }
    }

    /** What is there now; statistics are read about as often as values, since whatever is prepared for askers rests on them. */
    private SourceInspection inspected() {
        Instant now = clock.instant();
        Optional<Catalog> known = source.map(GovernedSource::catalog)
                .filter(catalog -> now.isBefore(statisticsRead.plus(statisticsKept)));
        SourceInspection found = SourceInspection.of(pool, settings.name(), settings.schemas(), known);
        if (known.filter(last -> last.statistics().equals(found.catalog().statistics()))
                .isEmpty()) {
            statisticsRead = now;
        }
        return found;
    }

    /** A source that worked keeps its catalog through an outage: each query finds out for itself. */
    private void unreachable(Nl2SqlException e) {
        LOG.warn("Data source {} cannot be read: {}", settings.name(), e.getMessage());
        if (source.isEmpty()) {
            unavailable("It cannot be reached.");
        }
    }

    private void unavailable(String why) {
        source = Optional.empty();
        problem = why;
        policies.idle();
        LOG.warn("Data source {} is unavailable: {}", settings.name(), why);
    }

    private Optional<String> refusal(SourceInspection found) {
        found.role().warnings().forEach(warning -> LOG.warn("Data source {}: {}", settings.name(), warning));
        if (found.role().refusals().isEmpty()) {
            return Optional.empty();
        }
        String reasons = String.join(" ", found.role().refusals());
        if (settings.allowUnsafeRole()) {
            LOG.warn("Data source {} is used although: {}", settings.name(), reasons);
            return Optional.empty();
        }
        return Optional.of("Its database role is not safe to use. " + reasons);
    }

    private void use(Catalog catalog) {
        Optional<PolicySet> kept = policies.check(catalog);
        if (kept.isEmpty()) {
            unavailable("Its policies have mistakes; the server's log and the list of policies say which.");
            return;
        }
        PolicySet rules = kept.get();
        source = Optional.of(new GovernedSource(catalog, rules, values.index(), runner, settings.fiscalYear()));
        values.refresh(catalog, policies.report());
        LOG.info(
                "Data source {} is ready: {} tables",
                settings.name(),
                catalog.tables().size());
    }

    @Override
    public void close() {
        values.close();
        pool.close();
    }
}
