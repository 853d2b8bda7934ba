package io.nl2sql.core.pipeline;

import io.nl2sql.core.guard.finding.Finding;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The one governed path from question or SQL to rows. Thread-safe. Failures complete the stage with an
 * {@link io.nl2sql.core.error.Nl2SqlException}; nothing is returned before its history entry is written.
 */
public interface Pipeline {
    /** Answers a question, asks back, or refuses; the latter two are answers too. */
    CompletionStage<Answer> ask(Question question, Caller caller);

    /** Runs written SQL; refused SQL fails with {@link SqlRefusedException}. */
    CompletionStage<Answer> run(SqlRequest request, Caller caller);

    /**
     * Runs SQL and hands its rows on as they are read. The answer that completes the stage has the columns and no rows, and
     * warnings that only the end could tell. The history entry is written, as running, before the first row is handed on,
     * and completed at the end.
     */
    CompletionStage<Answer> stream(SqlRequest request, Caller caller, AnswerSink sink);

    /** Checks SQL as {@link #run} does and finds its columns; reads no row. Written down as a dry run. */
    CompletionStage<Answer> describe(SqlRequest request, Caller caller);

    /** Writes down that a text was refused before it became SQL, and fails with {@link SqlRefusedException}. */
    CompletionStage<Answer> refuse(SqlRequest request, List<Finding> findings, Caller caller);
}
