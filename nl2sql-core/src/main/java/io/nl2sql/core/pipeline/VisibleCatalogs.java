package io.nl2sql.core.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.identity.Principal;
import java.time.Duration;

/**
 * What each principal may see of each data source, kept while neither catalog, policy, roles nor claims change.
 * Thread-safe.
 */
public final class VisibleCatalogs {
    private static final int MOST = 1_000;
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Cache<Key, VisibleCatalog> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    private record Key(
            String dataSource, String schemaVersion, String statistics, String policyVersion, Principal principal) {}

    public VisibleCatalog of(GovernedSource source, Principal principal) {
        Key key = new Key(
                source.name(),
                source.catalog().version(),
                source.catalog().statistics(),
                source.policies().version(),
                principal);
        return cache.get(key, absent -> VisibleCatalog.of(source.catalog(), source.policies(), principal));
    }
}
