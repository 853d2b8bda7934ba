package io.nl2sql.core.catalog;

import io.nl2sql.security.policy.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/** Digests of a catalog's contents. The planner's estimates are apart: they change without the schema changing. */
public final class CatalogDigest {
    private static final int LENGTH = 32;

    private CatalogDigest() {}

    /** @param secured tables of which row security of the database's own hides rows, in a settled order */
    public static String of(List<String> searchPath, List<Table> tables, SortedSet<TableName> secured) {
        MessageDigest digest = sha256();
        add(digest, searchPath);
        for (Table table : tables) {
            add(digest, table.name(), table.kind(), table.comment(), table.computed());
            table.columns().forEach(column -> add(digest, column));
            add(digest, table.primaryKey());
            table.foreignKeys().forEach(key -> add(digest, key));
        }
        secured.forEach(table -> add(digest, "row security", table));
        return text(digest);
    }

    /** Of what the statistics tell; equal while they tell the same. */
    public static String ofStatistics(List<Table> tables) {
        MessageDigest digest = sha256();
        for (Table table : tables) {
            new TreeMap<>(table.profiles()).forEach((column, profile) -> add(digest, table.name(), column, profile));
        }
        return text(digest);
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    /** Each part is followed by its end, so that no two catalogs run together into the same text. */
    private static void add(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
