package io.nl2sql.ejb.ask;

import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.statement.ClientStatement;
import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Heading;
import io.nl2sql.core.statement.StatementSink;
import io.nl2sql.core.statement.Statements;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** What JDBC clients send, for the door that takes it. No thread and no transaction is held while it is on its way. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatementBean {
    @Inject
    Statements statements;

    /** Hands the rows on as they are read. */
    public CompletionStage<Ending> run(
            ClientStatement statement, Caller caller, StatementSink sink, Cancellation stop) {
        return statements.run(statement, caller, sink, stop);
    }

    /** The columns that the statement would give. */
    public CompletionStage<Heading> describe(ClientStatement statement, Caller caller, Cancellation stop) {
        return statements.describe(statement, caller, stop);
    }
}
