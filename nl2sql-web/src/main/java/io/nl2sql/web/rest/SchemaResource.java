package io.nl2sql.web.rest;

import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The tables and columns that the caller may ask about. */
@Path("schema")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class SchemaResource {
    @Inject
    private CallerIdentity caller;

    @Inject
    private SourcesBean sources;

    @GET
    public byte[] schema(@QueryParam("dataSource") String dataSource) {
        return JsonText.bytes(SchemaJson.of(sources.schema(Optional.ofNullable(dataSource), caller.current())));
    }
}
