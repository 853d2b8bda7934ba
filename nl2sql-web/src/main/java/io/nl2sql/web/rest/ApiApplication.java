package io.nl2sql.web.rest;

import io.nl2sql.security.identity.Roles;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/** The programming interface. Must be a CDI bean: only then does the server offer the token to it. */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "nl2sql")
@DeclareRoles({Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN})
public class ApiApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
