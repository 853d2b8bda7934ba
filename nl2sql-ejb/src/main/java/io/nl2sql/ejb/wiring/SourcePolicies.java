package io.nl2sql.ejb.wiring;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.CheckedPolicies;
import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.execution.PolicyInspection;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.settings.DataSourceSettings;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicyFileException;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.security.policy.TableRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of one data source, checked against its database whenever that is looked at. Policies that never fitted
 * stop the data source; where ones that did no longer fit a table, only that table is withheld. Used by one thread, its
 * report read by many.
 */
final class SourcePolicies {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePolicies.class);

    private final DataSourceSettings settings;
    private final Policies policies;
    private final ConnectionSource connections;
    private String fitted = "";
    private volatile PolicyReport report;

    SourcePolicies(DataSourceSettings settings, Policies policies, ConnectionSource connections) {
        this.settings = settings;
        this.policies = policies;
        this.connections = connections;
        this.report = report(false, "", Map.of(), Set.of(), List.of());
    }

    PolicyReport report() {
        return report;
    }

    /** The data source cannot be asked for other reasons. */
    void idle() {
        report = report(false, "", Map.of(), Set.of(), report.faults());
    }

    /**
     * The policies that are to be kept, or nothing where there are none that can be.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException where the database does not answer
     */
    Optional<PolicySet> check(Catalog catalog) {
        PolicyBook book;
        try {
            book = policies.read();
        } catch (PolicyFileException e) {
            return refused(List.of(e.fault()));
        }
        List<PolicyFault> unreadable = book.faults(settings.name());
        return unreadable.isEmpty() ? fitting(book, catalog) : refused(unreadable);
    }

    private Optional<PolicySet> fitting(PolicyBook book, Catalog catalog) {
        Map<TableName, TableRules> rules = book.tables(settings.name());
        PolicyInspection found = PolicyInspection.of(connections, catalog, rules);
        List<PolicyFault> faults = found.findings().inOrder();
        if (!faults.isEmpty() && !book.version().equals(fitted)) {
            return refused(faults);
        }
        fitted = book.version();
        tell(faults, "its table is withheld");
        PolicyBook.Access access =
                PolicyBook.Access.valueOf(settings.access().name().toUpperCase(Locale.ROOT));
        Set<TableName> withheld = new HashSet<>(found.findings().faults().keySet());
        if (access == PolicyBook.Access.OPEN) {
            withheld.addAll(found.readers());
        }
        PolicySet kept = new CheckedPolicies(
                book.forDataSource(settings.name(), access),
                withheld,
                found.findings().claims());
        report = report(true, kept.version(), rules, withheld, faults);
        return Optional.of(kept);
    }

    private Optional<PolicySet> refused(List<PolicyFault> faults) {
        tell(faults, "the data source is unavailable");
        fitted = "";
        report = report(false, "", Map.of(), Set.of(), faults);
        return Optional.empty();
    }

    /** Once, not at every look. */
    private void tell(List<PolicyFault> faults, String consequence) {
        if (!faults.equals(report.faults())) {
            faults.forEach(fault ->
                    LOG.error("Data source {}: {}: {}; {}", settings.name(), policies.name(), fault, consequence));
        }
    }

    private PolicyReport report(
            boolean available,
            String version,
            Map<TableName, TableRules> rules,
            Set<TableName> withheld,
            List<PolicyFault> faults) {
        String access = settings.access().name().toLowerCase(Locale.ROOT);
        return new PolicyReport(settings.name(), available, access, version, rules, withheld, faults);
    }
}
