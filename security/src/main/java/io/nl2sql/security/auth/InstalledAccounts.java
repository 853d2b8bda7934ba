package io.nl2sql.security.auth;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The accounts and the pace of sign-ins that the application's start has settled on. They are handed in, not injected: in
 * an EAR this module is a library, whose beans do not see those of the modules above. Until then nobody can sign in.
 */
@ApplicationScoped
public class InstalledAccounts {
    private volatile LocalAccounts accounts = LocalAccounts.parse("users: []");
    private volatile SignInThrottle throttle = new SignInThrottle(1);

    /** To be called once, before the first request. */
    public void install(LocalAccounts accounts, SignInThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    LocalAccounts accounts() {
        return accounts;
    }

    SignInThrottle throttle() {
        return throttle;
    }
}
