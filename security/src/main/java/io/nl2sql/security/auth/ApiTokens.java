package io.nl2sql.security.auth;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/** Lets requests of {@code /api} in by a bearer token, which the server's own MicroProfile JWT mechanism verifies. */
@ApplicationScoped
class ApiTokens {
    private static final String MECHANISM = "fish.payara.microprofile.jwtauth.eesecurity.JWTAuthenticationMechanism";
    private static final String CHALLENGE = "Bearer realm=\"nl2sql\"";

    private HttpAuthenticationMechanism jwt;

    /** Fetches the mechanism by its class: as an alternative, our router hides it from look-up by interface. */
    @PostConstruct
    void find() {
        try {
            Class<?> type =
                    Class.forName(MECHANISM, true, Thread.currentThread().getContextClassLoader());
            Instance<?> bean = CDI.current().select(type, Any.Literal.INSTANCE);
            jwt = (HttpAuthenticationMechanism)
                    (bean.isResolvable() ? bean.get() : type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The server has no MicroProfile JWT", e);
        }
    }

    AuthenticationStatus validate(RequestPath path, HttpMessageContext context) throws AuthenticationException {
        if (path.isTokenRequest()) {
            return context.doNothing();
        }
        List<String> headers = Collections.list(context.getRequest().getHeaders("Authorization"));
        if (headers.size() != 1 || !headers.get(0).startsWith("Bearer ")) {
            return refuse(context, CHALLENGE);
        }
        HttpMessageContext challenging = new Challenging(context);
        return jwt.validateRequest(context.getRequest(), context.getResponse(), challenging);
    }

    private static AuthenticationStatus refuse(HttpMessageContext context, String challenge) {
        context.getResponse().setHeader("WWW-Authenticate", challenge);
        try {
            context.getResponse().sendError(401);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Answers a bad token with the challenge that RFC 6750 asks for. */
    private static final class Challenging extends HttpMessageContextWrapper {
        Challenging(HttpMessageContext context) {
            super(context);
        }

        @Override
        public AuthenticationStatus responseUnauthorized() {
            return refuse(getWrapped(), CHALLENGE + ", error=\"invalid_token\"");
        }

        @Override
        public AuthenticationStatus doNothing() {
            return responseUnauthorized();
        }
    }
}
