package io.nl2sql.web.faces;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.RowAccess;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What policy does to the tables that some SQL names: a reading aid beside the answer's own warnings, which come from the
 * guard. It knows only what the asker may see.
 */
final class PolicyView {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\d_$]+");

    private final List<VisibleTable> tables;

    private PolicyView(List<VisibleTable> tables) {
        this.tables = tables;
    }

    static PolicyView ofNothing() {
        return new PolicyView(List.of());
    }

    static PolicyView of(VisibleCatalog catalog, String sql) {
        Set<String> words = new HashSet<>(List.of(BETWEEN_WORDS.split(sql.toLowerCase(Locale.ROOT))));
        return new PolicyView(catalog.tables().stream()
                .filter(table -> words.contains(table.name().table().toLowerCase(Locale.ROOT)))
                .toList());
    }

    Set<String> maskedColumns() {
        Set<String> names = new LinkedHashSet<>();
        tables.forEach(table -> names.addAll(table.masks().keySet()));
        return names;
    }

    /** Names of tables of which the asker sees some rows or none. */
    List<String> limitedTables() {
        return tables.stream()
                .filter(table -> !(table.rows() instanceof RowAccess.All))
                .map(table -> table.name().table())
                .distinct()
                .sorted()
                .toList();
    }
}
