package io.nl2sql.web.rest;

import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.PreviewRequest;
import io.nl2sql.ejb.ask.PoliciesBean;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Policies as they stand, and what they make of somebody's query. Others than administrators are refused on record. */
@Path("policies")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    @Inject
    private Admission admission;

    @Inject
    private PoliciesBean policies;

    @GET
    public byte[] inForce() {
        return JsonText.bytes(
                PoliciesJson.of(policies.inForce(admission.admit())).build());
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> preview(InputStream body) throws IOException {
        Principal principal = admission.admit();
        PreviewRequest request = PreviewBody.of(principal, body);
        return policies.preview(request, new Caller(principal, "rest"))
                .thenApply(preview -> Response.ok(
                                JsonText.bytes(PoliciesJson.of(preview).build()))
                        .build());
    }
}
