package io.nl2sql.ejb.wiring;

import io.nl2sql.core.settings.Settings;
import io.nl2sql.security.auth.InstalledAccounts;
import io.nl2sql.security.auth.LocalAccounts;
import io.nl2sql.security.auth.SignInThrottle;
import io.nl2sql.security.auth.SigningKeys;
import io.nl2sql.security.auth.VerificationKey;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Starts the application: a configuration that cannot be used stops the deployment here. */
@Singleton
@Startup
@DependsOn({"SystemDatabase", "DatabaseSigningKeys"})
public class StartBean {
    @Inject
    Components components;

    @Inject
    SigningKeys keys;

    @Inject
    LocalAccounts accounts;

    @Inject
    InstalledAccounts signIns;

    @Inject
    Settings settings;

    @Inject
    Readiness readiness;

    @PostConstruct
    void start() {
        VerificationKey.publish(keys);
        signIns.install(accounts, new SignInThrottle(settings.rateLimits().signIn()));
        components.start();
        readiness.warmUp();
    }
}
