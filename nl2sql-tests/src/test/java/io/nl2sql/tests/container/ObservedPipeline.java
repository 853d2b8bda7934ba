package io.nl2sql.tests.container;

import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.AnswerSink;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRequest;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The product's pipeline, and the state of the transaction with which the session beans called it. */
@Alternative
@Priority(1_000)
@ApplicationScoped
public class ObservedPipeline implements Pipeline {
    private final List<Integer> transactions = new CopyOnWriteArrayList<>();

    @Inject
    private BeanManager beans;

    @Resource
    private TransactionSynchronizationRegistry registry;

    /** As {@code jakarta.transaction.Status} numbers them, one for each call. */
    public List<Integer> transactions() {
        return transactions;
    }

    private Pipeline real() {
        transactions.add(registry.getTransactionStatus());
        Bean<?> bean = beans.getBeans(Pipeline.class).stream()
                .filter(candidate -> !candidate.isAlternative())
                .findFirst()
                .orElseThrow();
        return (Pipeline) beans.getReference(bean, Pipeline.class, beans.createCreationalContext(bean));
    }

    @Override
    public CompletionStage<Answer> ask(Question question, Caller caller) {
        return real().ask(question, caller);
    }

    @Override
    public CompletionStage<Answer> run(SqlRequest request, Caller caller) {
        return real().run(request, caller);
    }

    @Override
    public CompletionStage<Answer> stream(SqlRequest request, Caller caller, AnswerSink sink) {
        return real().stream(request, caller, sink);
    }

    @Override
    public CompletionStage<Answer> describe(SqlRequest request, Caller caller) {
        return real().describe(request, caller);
    }

    @Override
    public CompletionStage<Answer> refuse(SqlRequest request, List<Finding> findings, Caller caller) {
        return real().refuse(request, findings, caller);
    }
}
