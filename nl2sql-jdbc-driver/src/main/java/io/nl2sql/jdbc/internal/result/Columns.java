package io.nl2sql.jdbc.internal.result;

import io.nl2sql.jdbc.internal.value.PgType;
import io.nl2sql.jdbc.internal.wire.ColumnHead;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Labels and types of a result; numbers count from 1. Immutable. */
public final class Columns {
    private final List<String> labels = new ArrayList<>();
    private final List<PgType> types = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Columns() {}

    public static Columns of(List<ColumnHead> heads) {
        Columns columns = new Columns();
        Map<String, PgType> known = new HashMap<>();
        heads.forEach(head -> columns.add(head.label(), known.computeIfAbsent(head.type(), PgType::of)));
        return columns;
    }

    private void add(String label, PgType type) {
        labels.add(label);
        types.add(type);
        numbers.putIfAbsent(label.toLowerCase(Locale.ROOT), labels.size());
    }

    public int count() {
        return labels.size();
    }

    String label(int column) throws SQLException {
        return labels.get(index(column));
    }

    PgType type(int column) throws SQLException {
        return types.get(index(column));
    }

    /** From 0. */
    int index(int column) throws SQLException {
        if (column < 1 || column > labels.size()) {
            throw Failures.of(
                    SqlState.BAD_ARGUMENT,
                    "There is no column " + column + "; the result has " + labels.size() + " columns.");
        }
        return column - 1;
    }

    int find(String label) throws SQLException {
        Integer number = label == null ? null : numbers.get(label.toLowerCase(Locale.ROOT));
        if (number == null) {
            throw Failures.of(SqlState.UNDEFINED_COLUMN, "The result has no column '" + label + "'.");
        }
        return number;
    }
}
