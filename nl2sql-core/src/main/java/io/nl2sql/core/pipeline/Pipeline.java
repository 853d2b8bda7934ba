package io.nl2sql.core.pipeline;

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
}
