package io.nl2sql.web.rest;

import io.nl2sql.core.settings.Settings;
import io.nl2sql.security.auth.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How often things may be done on this instance, as configured. */
@ApplicationScoped
public class Limits {
    @Inject
    private Settings settings;

    /** Queries of one principal. */
    @Produces
    @Singleton
    RateLimit queries() {
        return new RateLimit(settings.rateLimits().queries());
    }
}
