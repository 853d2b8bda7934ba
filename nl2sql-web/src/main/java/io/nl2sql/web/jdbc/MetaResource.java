package io.nl2sql.web.jdbc;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.ejb.ask.ResponseThreads;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/** The caller's view of a data source: what is hidden is not there, what is masked is. */
@Path("jdbc/v1/meta")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
public class MetaResource {
    private static final Map<String, Function<MetaTables, ResultTable>> KNOWN = Map.of(
            "schemas", MetaTables::schemas,
            "tables", MetaTables::tables,
            "columns", MetaTables::columns,
            "primaryKeys", MetaTables::primaryKeys,
            "importedKeys", MetaTables::importedKeys,
            "exportedKeys", MetaTables::exportedKeys);

    @Inject
    private CallerIdentity caller;

    @Inject
    private SourcesBean sources;

    @Inject
    private ResponseThreads threads;

    @POST
    @Path("{what}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(Frames.MEDIA_TYPE)
    public void meta(@PathParam("what") String what, InputStream body, @Suspended AsyncResponse suspended)
            throws IOException {
        Principal principal = caller.current();
        Function<MetaTables, ResultTable> table = KNOWN.get(what);
        if (table == null) {
            throw new Nl2SqlException(ErrorCode.NOT_FOUND, "There is no such metadata.");
        }
        MetaRequest wish = MetaRequest.read(body);
        TableReply.send(
                suspended,
                threads,
                () -> table.apply(new MetaTables(sources.schema(wish.dataSource(), principal), wish)));
    }
}
