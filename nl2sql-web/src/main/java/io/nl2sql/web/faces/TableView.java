package io.nl2sql.web.faces;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table as the schema page shows it. */
public final class TableView {
    private final VisibleTable seen;

    TableView(VisibleTable seen) {
        this.seen = seen;
    }

    public String name() {
        return seen.name().table();
    }

    public String schema() {
        return seen.name().schema();
    }

    public String comment() {
        return seen.table().comment();
    }

    public String estimatedRows() {
        long rows = seen.table().estimatedRows();
        return rows < 0 || isLimited() ? "" : String.format(Locale.ENGLISH, "about %,d rows", rows);
    }

    public boolean isLimited() {
        return !(seen.rows() instanceof RowAccess.All);
    }

    /** What policy does to the rows, empty where it does nothing. */
    public String rowsText() {
        return seen.rows().fold(() -> "", some -> "Only the rows that policy lets you see", RowAccess.None::reason);
    }

    public List<ColumnView> columns() {
        return seen.table().columns().stream().map(this::view).toList();
    }

    private ColumnView view(Column column) {
        ColumnMask mask = seen.masks().get(column.name());
        return new ColumnView(
                column.name(),
                column.type().name(),
                column.comment(),
                key(column.name()),
                mask == null ? "" : MaskText.of(mask));
    }

    private String key(String column) {
        String reference = seen.table().foreignKeys().stream()
                .filter(key -> key.columns().contains(column))
                .map(TableView::target)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!reference.isEmpty()) {
            return "refers to " + reference;
        }
        return seen.table().primaryKey().contains(column) ? "key" : "";
    }

    private static String target(ForeignKey key) {
        return key.target().table();
    }

    boolean mentions(String text) {
        return contains(seen.name().toString(), text)
                || contains(comment(), text)
                || seen.table().columns().stream()
                        .anyMatch(column -> contains(column.name(), text) || contains(column.comment(), text));
    }

    private static boolean contains(String where, String text) {
        return where.toLowerCase(Locale.ROOT).contains(text);
    }

    /**
     * A column that the person may ask about.
     *
     * @param name exact name
     * @param type PostgreSQL's name of the type
     * @param comment the database's comment
     * @param key what key it is part of, empty where it is none
     * @param mask how it is masked, empty where it is not
     */
    public record ColumnView(String name, String type, String comment, String key, String mask) {}
}
