package io.nl2sql.security.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Where a request goes, in the form in which the container dispatches it: decoded, without path parameters and without
 * the context path, so that no spelling of an address gets past the rule for it.
 */
record RequestPath(String path) {
    private static final Set<String> PUBLIC =
            Set.of("/sign-in.xhtml", "/error", "/favicon.ico", "/health", "/metrics", "/openapi", "/openapi-ui");
    private static final Set<String> PUBLIC_BELOW =
            Set.of("/jakarta.faces.resource/", "/health/", "/metrics/", "/openapi/", "/openapi-ui/");

    static RequestPath of(HttpServletRequest request) {
        String below = request.getPathInfo();
        return new RequestPath(request.getServletPath() + (below == null ? "" : below));
    }

    /** The programming interface, which takes tokens only. */
    boolean isApi() {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** The one call of the programming interface that is made without a token. */
    boolean isTokenRequest() {
        return path.equals("/api/token");
    }

    /** What anybody may see; everything else asks for a sign-in. */
    boolean isPublic() {
        return PUBLIC.contains(path) || PUBLIC_BELOW.stream().anyMatch(path::startsWith);
    }
}
