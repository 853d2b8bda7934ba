package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.ejb.history.HistoryBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked and what came of it: one's own entries, or everybody's for those who oversee. */
@Path("history")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    @Inject
    private CallerIdentity caller;

    @Inject
    private HistoryBean history;

    @GET
    public byte[] page(
            @QueryParam("limit") String limit,
            @QueryParam("after") String after,
            @QueryParam("everybody") String everybody) {
        Principal principal = caller.current();
        PageRequest wished = PageRequest.of(limit, after);
        List<HistoryEntry> entries =
                history.page(principal, flag("everybody", everybody), wished.after(), wished.limit());
        JsonObjectBuilder page = Json.createObjectBuilder().add("items", HistoryJson.list(entries, principal));
        return JsonText.bytes(page.add("next", next(entries, wished)).build());
    }

    private static JsonValue next(List<HistoryEntry> entries, PageRequest wished) {
        if (entries.size() < wished.limit()) {
            return JsonValue.NULL;
        }
        HistoryEntry last = entries.get(entries.size() - 1);
        return Json.createValue(PageRequest.text(new History.Cursor(last.at(), last.id())));
    }

    @GET
    @Path("{id}")
    public byte[] entry(@PathParam("id") String id) {
        Principal principal = caller.current();
        HistoryEntry entry = uuid(id).flatMap(known -> history.find(principal, known))
                .orElseThrow(() -> new Nl2SqlException(ErrorCode.NOT_FOUND, "There is no such entry in your history."));
        return JsonText.bytes(HistoryJson.of(entry, principal).build());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean flag(String name, String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return "true".equals(text);
        }
        throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "'" + name + "' must be true or false.");
    }
}
