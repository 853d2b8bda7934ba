package io.nl2sql.ejb.ask;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.value.ValueProgress;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.ValueReports;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The data sources, and what a principal may see of them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SourcesBean {
    @Inject
    DataSources sources;

    @Inject
    VisibleCatalogs catalogs;

    @Inject
    ValueReports values;

    /** Every signed-in principal knows which data sources there are; what is in them is another matter. */
    public List<DataSourceInfo> list(Principal caller) {
        Objects.requireNonNull(caller, "caller");
        return sources.list().stream()
                .map(status -> new DataSourceInfo(
                        status.name(),
                        status.description(),
                        status.problem().isEmpty(),
                        status.problem().orElse(""),
                        status.isDefault()))
                .toList();
    }

    /** How the stored values of each data source are known; nothing for those who are not administrators. */
    public Map<String, ValueProgress> values(Principal caller) {
        return caller.hasRole(Roles.ADMIN) ? values.values() : Map.of();
    }

    /**
     * What the caller may see.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException DATA_SOURCE_UNKNOWN or DATA_SOURCE_UNAVAILABLE
     */
    public VisibleCatalog schema(Optional<String> dataSource, Principal caller) {
        return catalogs.of(sources.resolve(dataSource), caller);
    }

    /** The version of the data source's database; asks it the first time. */
    public String databaseVersion(String dataSource, Principal caller) {
        Objects.requireNonNull(caller, "caller");
        return sources.resolve(Optional.of(dataSource)).runner().version();
    }
}
