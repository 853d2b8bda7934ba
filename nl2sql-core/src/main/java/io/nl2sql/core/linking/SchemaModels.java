package io.nl2sql.core.linking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.security.policy.RowAccess;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Keeps the models of recent views; callers who see the same tables and columns in the same way share one. How many are
 * kept depends on how large they are.
 */
public final class SchemaModels {
    /** About half a kilobyte each. */
    private static final long MOST_COLUMNS = 600_000;

    private static final int SMALLEST = 5_000;

    private final Cache<Key, SchemaModel> models = Caffeine.newBuilder()
            .maximumWeight(MOST_COLUMNS)
            .weigher((Key key, SchemaModel model) -> Math.max(SMALLEST, key.columns()))
            .build();

    /** By identity: comparing views of thousands of tables takes longer than everything else. */
    private final Cache<VisibleCatalog, SchemaModel> views =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    private final Meanings meanings;

    /** Models without a sense of what words mean beside the names. */
    public SchemaModels() {
        this(Meanings.none());
    }

    /** @param meanings for words that no name has */
    public SchemaModels(Meanings meanings) {
        this.meanings = meanings;
    }

    private record Key(
            String dataSource,
            String schemaVersion,
            String statistics,
            String policyVersion,
            String seen,
            int columns) {}

    public SchemaModel of(VisibleCatalog catalog) {
        return views.get(catalog, view -> models.get(key(view), absent -> SchemaModel.of(view, meanings)));
    }

    /** The same, joined also by what the stored values tell. */
    public SchemaModel of(VisibleCatalog catalog, ValueIndex values) {
        return of(catalog).joinedBy(values.inclusions());
    }

    private static Key key(VisibleCatalog catalog) {
        MessageDigest digest = sha256();
        int columns = 0;
        for (VisibleTable table : catalog.tables()) {
            digest.update(seen(table).getBytes(StandardCharsets.UTF_8));
            columns += table.table().columns().size();
        }
        String seen = HexFormat.of().formatHex(digest.digest());
        return new Key(
                catalog.dataSource(),
                catalog.schemaVersion(),
                catalog.statistics(),
                catalog.policyVersion(),
                seen,
                columns);
    }

    /** Names cannot hold the character that parts them. */
    private static String seen(VisibleTable table) {
        StringBuilder seen = new StringBuilder();
        seen.append(table.name().schema())
                .append('\0')
                .append(table.name().table())
                .append('\0');
        seen.append(table.rows() instanceof RowAccess.All).append('\0');
        for (Column column : table.table().columns()) {
            seen.append(column.name()).append('\0');
        }
        seen.append('\0');
        new TreeSet<>(table.masks().keySet())
                .forEach(masked -> seen.append(masked).append('\0'));
        return seen.append('\0').toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
