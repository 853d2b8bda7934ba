package io.nl2sql.web.rest;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.ejb.history.AuditBean;
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
import java.util.Set;

/** What everybody did and under which policies. Each reading is an entry too, so it is let in at a bounded rate. */
@Path("audit")
@RequestScoped
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final Set<String> PARAMETERS = EntryFilters.parameters("kind", "principal");

    @Inject
    private Admission admission;

    @Inject
    private AuditBean audit;

    @Context
    private UriInfo address;

    @GET
    public byte[] page() {
        Caller reader = reader();
        AddressQuery query = AddressQuery.of(address.getQueryParameters(), PARAMETERS);
        PageRequest wished = PageRequest.of(query);
        List<HistoryEntry> entries = audit.page(reader, EntryFilters.of(query), wished.after(), wished.limit());
        return EntriesResponse.json(entries, wished.limit(), HistoryJson.OVERSEEING);
    }

    @GET
    @Produces(AnswerResponse.CSV_ON_DEMAND)
    public Response csv() {
        Caller reader = reader();
        AddressQuery query = AddressQuery.of(address.getQueryParameters(), PARAMETERS);
        PageRequest wished = PageRequest.ofFile(query);
        HistoryFilter filter = EntryFilters.of(query);
        EntriesFile file =
                EntriesFile.of(true, target -> audit.export(reader, filter, wished.after(), wished.limit(), target));
        return EntriesResponse.csv(file, "audit.csv");
    }

    @GET
    @Path("{id}")
    public byte[] entry(@PathParam("id") String id) {
        Caller reader = reader();
        HistoryEntry entry = EntryId.find(id, known -> audit.find(reader, known), "the audit");
        return JsonText.bytes(HistoryJson.OVERSEEING.of(entry).build());
    }

    private Caller reader() {
        return new Caller(admission.admit(), "rest");
    }
}
