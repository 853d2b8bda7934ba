package io.nl2sql.security.auth;

import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who makes the current request. Ask it on the request's own thread, before anything asynchronous begins, and pass the
 * principal on.
 */
@RequestScoped
public class CallerIdentity {
    private static final String ATTRIBUTE = CallerIdentity.class.getName() + ".principal";

    @Inject
    private HttpServletRequest request;

    /** @throws IllegalStateException when nobody is signed in */
    public Principal current() {
        if (request.getAttribute(ATTRIBUTE) instanceof Principal principal) {
            return principal;
        }
        if (request.getUserPrincipal() instanceof JsonWebToken token) {
            return of(token);
        }
        throw new IllegalStateException("Nobody is signed in");
    }

    static void remember(Principal principal, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, principal);
    }

    private static Principal of(JsonWebToken token) {
        Object claims = token.getClaim(TokenClaims.NAME);
        return new Principal(
                token.getName(),
                token.getGroups() == null ? Set.of() : token.getGroups(),
                claims instanceof JsonObject object ? TokenClaims.read(object) : Claims.none());
    }
}
