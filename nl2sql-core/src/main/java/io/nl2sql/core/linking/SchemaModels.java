package io.nl2sql.core.linking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.RowAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the models of recent views; callers who see the same tables and columns in the same way share one. */
public final class SchemaModels {
    private static final int MOST = 64;

    private final Cache<Key, SchemaModel> models =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** By identity: comparing views of thousands of tables takes longer than everything else. */
    private final Cache<VisibleCatalog, SchemaModel> views =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    private record Seen(String table, List<String> columns, Set<String> masked, boolean restricted) {}

    private record Key(String dataSource, String schemaVersion, String policyVersion, List<Seen> tables) {}

    public SchemaModel of(VisibleCatalog catalog) {
        return views.get(catalog, view -> models.get(key(view), absent -> SchemaModel.of(view)));
    }

    private static Key key(VisibleCatalog catalog) {
        return new Key(
                catalog.dataSource(),
                catalog.schemaVersion(),
                catalog.policyVersion(),
                catalog.tables().stream().map(SchemaModels::seen).toList());
    }

    private static Seen seen(VisibleTable table) {
        return new Seen(
                table.name().toString(),
                table.table().columns().stream().map(column -> column.name()).toList(),
                new TreeSet<>(table.masks().keySet()),
                !(table.rows() instanceof RowAccess.All));
    }
}
