package io.nl2sql.web.rest;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.ejb.history.AuditBean;
import io.nl2sql.ejb.history.HistoryBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.web.export.EntriesFile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was asked and what came of it: one's own entries, or everybody's for those who oversee. */
@Path("history")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final Set<String> PARAMETERS = EntryFilters.parameters("everybody");

    @Inject
    private CallerIdentity caller;

    @Inject
    private HistoryBean history;

    @Inject
    private AuditBean audit;

    @Context
    private UriInfo address;

    @GET
    public byte[] page() {
        AddressQuery query = query();
        PageRequest wished = PageRequest.of(query);
        HistoryFilter filter = EntryFilters.of(query);
        List<HistoryEntry> entries = query.flag("everybody")
                ? audit.page(reader(), filter.asked(), wished.after(), wished.limit())
                : history.page(caller.current(), filter, wished.after(), wished.limit());
        return EntriesResponse.json(entries, wished.limit(), form());
    }

    @GET
    @Produces(AnswerResponse.CSV_ON_DEMAND)
    public Response csv() {
        AddressQuery query = query();
        PageRequest wished = PageRequest.ofFile(query);
        HistoryFilter filter = EntryFilters.of(query);
        boolean everybody = query.flag("everybody");
        EntriesFile file = EntriesFile.of(
                AuditBean.isOpenTo(caller.current()),
                target -> everybody
                        ? audit.export(reader(), filter.asked(), wished.after(), wished.limit(), target)
                        : history.export(caller.current(), filter, wished.after(), wished.limit(), target));
        return EntriesResponse.csv(file, "history.csv");
    }

    @GET
    @Path("{id}")
    public byte[] entry(@PathParam("id") String id) {
        return JsonText.bytes(
                form().of(EntryId.find(id, this::find, "your history")).build());
    }

    private Optional<HistoryEntry> find(UUID id) {
        Principal principal = caller.current();
        Optional<HistoryEntry> own = history.find(principal, id);
        return own.isEmpty() && AuditBean.isOpenTo(principal) ? audit.find(reader(), id) : own;
    }

    private AddressQuery query() {
        return AddressQuery.of(address.getQueryParameters(), PARAMETERS);
    }

    private HistoryJson form() {
        return HistoryJson.of(AuditBean.isOpenTo(caller.current()));
    }

    private Caller reader() {
        return new Caller(caller.current(), "rest");
    }
}
