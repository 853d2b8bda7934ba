package io.nl2sql.web.jdbc;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.ejb.ask.ResponseThreads;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.web.rest.ProductVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.List;
import java.util.Optional;

/** Who and where one is, and whether the token is still good. */
@Path("jdbc/v1")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
public class SessionResource {
    private static final ColumnType TEXT = ColumnType.named("text");

    @Inject
    private CallerIdentity caller;

    @Inject
    private SourcesBean sources;

    @Inject
    private Settings settings;

    @Inject
    private ProductVersion product;

    @Inject
    private ResponseThreads threads;

    @GET
    @Path("ping")
    public void ping() {
        caller.current();
    }

    @GET
    @Path("session")
    @Produces(Frames.MEDIA_TYPE)
    public void session(@QueryParam("dataSource") String dataSource, @Suspended AsyncResponse suspended) {
        Principal principal = caller.current();
        String productVersion = product.text();
        TableReply.send(suspended, threads, () -> session(dataSource, principal, productVersion));
    }

    private ResultTable session(String dataSource, Principal principal, String productVersion) {
        VisibleCatalog catalog = sources.schema(Optional.ofNullable(dataSource), principal);
        return new ResultTable(
                List.of(new ResultColumn("name", TEXT), new ResultColumn("value", TEXT)),
                List.of(
                        List.of("user", principal.name()),
                        List.of("dataSource", catalog.dataSource()),
                        List.of("productVersion", productVersion),
                        List.of("databaseVersion", sources.databaseVersion(catalog.dataSource(), principal)),
                        List.of("timeZone", settings.timeZone().getId()),
                        List.of("searchPath", String.join(",", catalog.searchPath())),
                        List.of("maxRows", Integer.toString(settings.streams().maxRows()))),
                false);
    }
}
