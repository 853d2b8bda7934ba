package io.nl2sql.security.auth;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Sends each request to the one way in which it may prove who asks: {@code /api} by token only, so that a browser's
 * cookie cannot be abused by another site, and everything else by session only.
 */
@Alternative
@Priority(100)
@ApplicationScoped
public class RouterMechanism implements HttpAuthenticationMechanism {
    @Inject
    private ApiTokens tokens;

    @Inject
    private PageSessions sessions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        RequestPath path = RequestPath.of(request);
        return path.isApi() ? tokens.validate(path, context) : sessions.validate(path, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        sessions.forget(request);
        context.cleanClientSubject();
    }
}
