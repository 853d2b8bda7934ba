package io.nl2sql.security.auth;

import io.nl2sql.security.identity.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Checks passwords of local accounts for every door, at a bounded rate. */
@ApplicationScoped
public class PasswordSignIn {
    private static final int LONGEST_NAME = 200;

    private InstalledAccounts installed;

    /** For the container's proxy. */
    protected PasswordSignIn() {}

    @Inject
    public PasswordSignIn(InstalledAccounts installed) {
        this.installed = installed;
    }

    /**
     * @param password is overwritten
     * @param address the network address that the attempt came from
     */
    public SignInOutcome attempt(String user, char[] password, String address) {
        if (user.length() > LONGEST_NAME) {
            return new SignInOutcome.Refused();
        }
        SignInThrottle throttle = installed.throttle();
        Optional<Duration> wait = throttle.admit(user, address);
        if (wait.isPresent()) {
            return new SignInOutcome.TooMany(wait.get());
        }
        Optional<Principal> principal = installed.accounts().verify(user, password);
        Arrays.fill(password, '\0');
        principal.ifPresent(found -> throttle.succeeded(user, address));
        return principal.<SignInOutcome>map(SignInOutcome.SignedIn::new).orElseGet(SignInOutcome.Refused::new);
    }
}
