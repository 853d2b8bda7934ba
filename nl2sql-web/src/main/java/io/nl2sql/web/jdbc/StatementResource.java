package io.nl2sql.web.jdbc;

import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.ejb.ask.ResponseThreads;
import io.nl2sql.ejb.ask.StatementBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.web.rest.Admission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** Runs, describes and cancels statements. */
@Path("jdbc/v1/query")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
public class StatementResource {
    private static final String DOOR = "jdbc";

    @Inject
    private Admission admission;

    @Inject
    private CallerIdentity caller;

    @Inject
    private StatementBean statements;

    @Inject
    private RunningStatements running;

    @Inject
    private ResponseThreads threads;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(Frames.MEDIA_TYPE)
    public void query(InputStream body, @Suspended AsyncResponse suspended) throws IOException {
        Principal principal = admission.admit();
        StatementJson request = StatementJson.read(body);
        Cancellation stop = running.begin(principal.name(), request.id());
        StatementReply reply = new StatementReply(request.id(), suspended, threads, stop);
        start(request, new Caller(principal, DOOR), reply, stop).whenComplete((done, failure) -> {
            running.end(principal.name(), request.id());
            if (failure != null) {
                reply.failed(failure);
            }
        });
    }

    private CompletionStage<Void> start(StatementJson request, Caller sender, StatementReply reply, Cancellation stop) {
        try {
            return request.describe()
                    ? statements.describe(request.statement(), sender, stop).thenAccept(reply::described)
                    : statements.run(request.statement(), sender, reply, stop).thenAccept(reply::ended);
        } catch (RejectedExecutionException | EJBException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Also where there is none of that id, or not yet. */
    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        running.cancel(caller.current().name(), StatementJson.id(id));
    }
}
