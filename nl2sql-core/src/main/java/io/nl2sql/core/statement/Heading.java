package io.nl2sql.core.statement;

import io.nl2sql.core.execution.ResultColumn;
import java.util.List;

/**
 * What is known of a statement before its first row.
 *
 * @param kind what the text was
 * @param generatedSql complete SQL before policy; empty where a person wrote all of it
 * @param parameters how many values the statement takes
 * @param columns of the result; empty where there is none
 */
public record Heading(
        Kind kind, String generatedSql, int parameters, List<ResultColumn> columns, List<Notice> notices) {
    /** What a text was. */
    public enum Kind {
        SQL,
        QUESTION,
        /** SQL with a question inside. */
        MIXED
    }

    public Heading {
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }
}
