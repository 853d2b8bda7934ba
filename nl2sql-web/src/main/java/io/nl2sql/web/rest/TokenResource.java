package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.security.auth.PasswordSignIn;
import io.nl2sql.security.auth.TokenIssuer;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.web.error.RateLimitedException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Exchanges a password for a token. */
@Path("token")
@RequestScoped
@PermitAll
public class TokenResource {
    private static final List<String> FIELDS = List.of("username", "password", "otp", "subject_token");

    @Inject
    private PasswordSignIn signIn;

    @Inject
    private TokenIssuer issuer;

    @Context
    private HttpServletRequest request;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response token(InputStream body) throws IOException {
        JsonBody fields = JsonBody.read(body, FIELDS);
        if (fields.has("subject_token")) {
            throw new Nl2SqlException(
                    ErrorCode.REQUEST_MALFORMED,
                    "The field 'subject_token' needs an OpenID provider, and none is configured here.");
        }
        fields.optionalText("otp");
        char[] password = fields.text("password").toCharArray();
        return signIn.attempt(fields.text("username"), password, request.getRemoteAddr())
                .fold(this::granted, TokenResource::refused, TokenResource::tooMany);
    }

    private Response granted(Principal principal) {
        JsonObject token = Json.createObjectBuilder()
                .add("access_token", issuer.issue(principal))
                .add("token_type", "Bearer")
                .add("expires_in", issuer.lifetime().toSeconds())
                .build();
        return Response.ok(token.toString().getBytes(StandardCharsets.UTF_8)).build();
    }

    private static Response refused() {
        throw new Nl2SqlException(ErrorCode.SIGN_IN_FAILED, "User name or password is wrong.");
    }

    private static Response tooMany(Duration wait) {
        throw new RateLimitedException("Too many failed sign-ins; wait a moment, then try again.", wait);
    }
}
