package io.nl2sql.web.rest;

import io.nl2sql.core.linking.value.ValueProgress;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The data sources that can be asked. */
@Path("datasources")
@RequestScoped
@RolesAllowed({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class DataSourcesResource {
    @Inject
    private CallerIdentity caller;

    @Inject
    private SourcesBean sources;

    @GET
    public byte[] list() {
        Principal principal = caller.current();
        JsonArrayBuilder items = Json.createArrayBuilder();
        Map<String, ValueProgress> values = sources.values(principal);
        sources.list(principal)
                .forEach(source -> items.add(item(source, principal, Optional.ofNullable(values.get(source.name())))));
        return JsonText.bytes(Json.createObjectBuilder().add("items", items).build());
    }

    private static JsonObjectBuilder item(DataSourceInfo source, Principal reader, Optional<ValueProgress> values) {
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("name", source.name())
                .add("description", source.description())
                .add("available", source.available())
                .add("default", source.isDefault())
                .add("problem", problem(source, reader));
        values.ifPresent(progress -> item.add("values", json(progress)));
        return item;
    }

    /** How the values stand that questions can name; for administrators. */
    private static JsonObjectBuilder json(ValueProgress values) {
        return Json.createObjectBuilder()
                .add("state", values.state().name())
                .add("tables", values.tables())
                .add("tablesRead", values.tablesRead())
                .add("count", values.values())
                .add("bytes", values.bytes())
                .add("built", values.built().map(Instant::toString).orElse(""))
                .add("problem", values.problem().map(Enum::name).orElse(""));
    }

    /** What is wrong in detail is for administrators: it describes the installation. */
    private static String problem(DataSourceInfo source, Principal reader) {
        if (source.available() || reader.hasRole(Roles.ADMIN)) {
            return source.problem();
        }
        return "It is unavailable at the moment; your administrator can see why.";
    }
}
