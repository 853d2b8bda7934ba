package io.nl2sql.web.rest;

import io.nl2sql.security.auth.CallerIdentity;
import io.nl2sql.security.auth.RateLimit;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.web.error.RateLimitedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Lets a signed-in person's query in, at a bounded rate. */
@RequestScoped
public class Admission {
    @Inject
    private CallerIdentity caller;

    @Inject
    private RateLimit queries;

    /** The caller, who has used up one permit. */
    public Principal admit() {
        Principal principal = caller.current();
        queries.take(principal.name()).ifPresent(wait -> {
            throw new RateLimitedException("You have asked too often; wait a moment, then ask again.", wait);
        });
        return principal;
    }
}
