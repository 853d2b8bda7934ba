package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.ejb.glossary.GlossaryBean;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What words mean: one's own and what is authored; everybody's for administrators. */
@Path("glossary")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class GlossaryResource {
    private static final Set<String> PARAMETERS = Set.of("limit", "after", "dataSource", "state", "everybody");
    private static final Set<State> LIVING = Set.of(State.SUGGESTED, State.AUTHORED);
    private static final List<String> FIELDS = List.of("dataSource", "phrase", "table", "column", "state");

    @Inject
    private Admission admission;

    @Inject
    private GlossaryBean glossary;

    @Context
    private UriInfo address;

    @GET
    public byte[] page() {
        Caller reader = caller();
        AddressQuery query = AddressQuery.of(address.getQueryParameters(), PARAMETERS);
        PageRequest wished = PageRequest.of(query);
        Optional<Glossary.Cursor> after = wished.after().map(cursor -> new Glossary.Cursor(cursor.at(), cursor.id()));
        Optional<String> dataSource = query.text("dataSource");
        Set<State> states = query.choice("state", State.class).map(Set::of).orElse(LIVING);
        return JsonText.bytes(GlossaryJson.of(
                        query.flag("everybody")
                                ? glossary.everybodys(reader, dataSource, states, after, wished.limit())
                                : glossary.own(reader, dataSource, states, after, wished.limit()))
                .build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response say(InputStream body) throws IOException {
        Caller caller = caller();
        JsonBody fields = JsonBody.read(body, FIELDS);
        Synonym said = glossary.say(
                caller,
                fields.optionalText("dataSource"),
                fields.text("phrase"),
                fields.text("table"),
                fields.optionalText("column"),
                state(fields.optionalText("state")));
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.bytes(GlossaryJson.of(said).build()))
                .build();
    }

    private static State state(Optional<String> text) {
        return text.map(name -> LIVING.stream()
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> JsonBody.malformed("The field 'state' must be one of SUGGESTED, AUTHORED.")))
                .orElse(State.SUGGESTED);
    }

    @POST
    @Path("{id}/author")
    public byte[] author(@PathParam("id") String id) {
        return JsonText.bytes(
                GlossaryJson.of(glossary.author(caller(), uuid(id))).build());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        glossary.delete(caller(), uuid(id));
        return Response.noContent().build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Nl2SqlException(ErrorCode.NOT_FOUND, "There is no such entry in your vocabulary.", e);
        }
    }

    private Caller caller() {
        return new Caller(admission.admit(), "rest");
    }
}
