package io.nl2sql.web.jdbc;

import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Notice;
import java.util.ArrayList;
import java.util.List;

/** A notice as JDBC has it. */
record Warning(String sqlState, String message) {
    private static final String TRUNCATED = "01N03";

    static List<Warning> all(List<Notice> notices) {
        return notices.stream().map(Warning::of).toList();
    }

    static List<Warning> all(Ending ending) {
        List<Warning> warnings = new ArrayList<>();
        if (ending.truncated()) {
            warnings.add(
                    new Warning(TRUNCATED, "Only the first " + ending.rows() + " rows were sent; there are more."));
        }
        warnings.addAll(all(ending.notices()));
        return warnings;
    }

    private static Warning of(Notice notice) {
        return switch (notice.kind()) {
            case GENERATED_SQL -> new Warning("01N01", "Generated SQL: " + notice.message());
            case POLICY -> new Warning("01N02", notice.message());
            case ASSUMPTION -> new Warning("01N04", notice.message());
            case ALTERNATIVE -> new Warning("01N06", "Could also be asked: " + notice.message());
            case GENERATION -> new Warning("01N05", notice.message());
            case OTHER -> new Warning("01000", notice.message());
        };
    }
}
