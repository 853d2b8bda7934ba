package io.nl2sql.jdbc.internal.wire;

import java.util.List;
import java.util.Optional;

/** What the server says about a statement before its rows. */
public final class Header {
    private final String generatedSql;
    private final int parameters;
    private final List<Warning> warnings;
    private final List<ColumnHead> columns;

    Header(String generatedSql, int parameters, List<Warning> warnings, List<ColumnHead> columns) {
        this.generatedSql = generatedSql;
        this.parameters = parameters;
        this.warnings = List.copyOf(warnings);
        this.columns = List.copyOf(columns);
    }

    /** Empty where a person wrote all of the SQL. */
    public Optional<String> generatedSql() {
        return Optional.of(generatedSql).filter(sql -> !sql.isEmpty());
    }

    public int parameters() {
        return parameters;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    /** Empty for a statement that has no rows. */
    public List<ColumnHead> columns() {
        return columns;
    }
}
