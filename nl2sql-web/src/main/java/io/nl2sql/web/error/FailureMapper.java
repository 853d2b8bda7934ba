package io.nl2sql.web.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a resource throws into a problem document. Nothing of an unexpected failure reaches the caller but its id. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Failure failure = Failure.of(thrown, uri.getRequestUri().getRawPath());
        if (failure.bug()) {
            LOG.error("{}", failure.problem().instance(), thrown);
        }
        Response.ResponseBuilder response = Response.status(failure.problem().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(failure.problem().json().toString().getBytes(StandardCharsets.UTF_8));
        failure.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (failure.problem().status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"nl2sql\"");
        }
        if (thrown instanceof WebApplicationException http) {
            copyAllow(http, response);
        }
        return response.build();
    }

    private static void copyAllow(WebApplicationException http, Response.ResponseBuilder response) {
        String allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
    }
}
