package io.nl2sql.web.rest;

import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.ejb.ask.AskBean;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Answers questions. No thread of the server waits for the answer. */
@Path("query")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
public class QueryResource {
    private static final List<String> FIELDS =
            List.of("question", "dataSource", "maxRows", "conversationId", "dryRun", "evidence", "clarifies");

    @Inject
    private Admission admission;

    @Inject
    private AskBean asker;

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> json(InputStream body) throws IOException {
        Principal principal = admission.admit();
        return ask(body, principal).thenApply(answer -> AnswerResponse.json(answer, principal));
    }

    @POST
    @Produces(AnswerResponse.CSV_ON_DEMAND)
    public CompletionStage<Response> csv(InputStream body) throws IOException {
        return ask(body, admission.admit()).thenApply(AnswerResponse::csv);
    }

    private CompletionStage<Answer> ask(InputStream body, Principal principal) throws IOException {
        JsonBody fields = JsonBody.read(body, FIELDS);
        Question question = new Question(
                fields.text("question"),
                fields.optionalText("dataSource"),
                fields.optionalCount("maxRows"),
                fields.optionalText("conversationId"),
                fields.flag("dryRun"),
                fields.optionalText("evidence").orElse(""),
                fields.optionalId("clarifies"));
        return asker.ask(question, new Caller(principal, "rest"));
    }
}
