package io.nl2sql.core.statement;

import io.nl2sql.core.execution.ResultTable;
import java.util.List;
import java.util.function.Function;

/** What a text was understood to be. */
sealed interface Reading {
    /** A question in plain language. */
    record Asked(String question) implements Reading {}

    /** SQL, with questions inside or without, that waits for their SQL and for its values. */
    record Written(WrittenSql sql) implements Reading {}

    /**
     * A command of a session, which there is none of: answered without a database.
     *
     * @param table what is answered
     * @param warning what was not done
     */
    record Fixed(ResultTable table, String warning) implements Reading {}

    default <T> T fold(Function<String, T> asked, Function<WrittenSql, T> written, Function<Fixed, T> fixed) {
        if (this instanceof Asked question) {
            return asked.apply(question.question());
        }
        return this instanceof Written some ? written.apply(some.sql()) : fixed.apply((Fixed) this);
    }

    /** The list of a table's rows is short. */
    static Fixed nothing(String warning) {
        return new Fixed(new ResultTable(List.of(), List.of(), false), warning);
    }
}
