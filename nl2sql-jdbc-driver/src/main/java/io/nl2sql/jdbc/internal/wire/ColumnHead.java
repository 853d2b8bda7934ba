package io.nl2sql.jdbc.internal.wire;

/** Label and type of a column. */
public final class ColumnHead {
    private final String label;
    private final String type;

    /**
     * Names a column.
     *
     * @param type as PostgreSQL's {@code format_type} prints it, such as {@code numeric(12,2)}
     */
    public ColumnHead(String label, String type) {
        this.label = label;
        this.type = type;
    }

    public String label() {
        return label;
    }

    public String type() {
        return type;
    }
}
