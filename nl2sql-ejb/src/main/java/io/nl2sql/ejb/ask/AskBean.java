package io.nl2sql.ejb.ask;

import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.AnswerSink;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** The pipeline, for every door. No thread and no transaction is held while the answer is on its way. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AskBean {
    @Inject
    Pipeline pipeline;

    /** Cancelling the stage as a {@code CompletableFuture} cancels the question. */
    public CompletionStage<Answer> ask(Question question, Caller caller) {
        return pipeline.ask(question, caller);
    }

    /** Cancelling the stage as a {@code CompletableFuture} cancels the query. */
    public CompletionStage<Answer> run(SqlRequest request, Caller caller) {
        return pipeline.run(request, caller);
    }

    /** As {@link #run}, with the rows handed on as they are read. */
    public CompletionStage<Answer> stream(SqlRequest request, Caller caller, AnswerSink sink) {
        return pipeline.stream(request, caller, sink);
    }

    /** The columns that the SQL would give. */
    public CompletionStage<Answer> describe(SqlRequest request, Caller caller) {
        return pipeline.describe(request, caller);
    }
}
