package io.nl2sql.security.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.security.identity.Principal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final LocalAccounts ACCOUNTS = LocalAccounts.parse(
            "users: [{username: ann, password: secret, roles: [analyst]}, {username: bob, password: secret, roles: [x]}]");

    private final PasswordSignIn signIn = new PasswordSignIn(installed());

    private SignInOutcome attempt(String user, String password, String address) {
        return signIn.attempt(user, password.toCharArray(), address);
    }

    private void fail(String user, String address, int times) {
        IntStream.range(0, times).forEach(i -> attempt(user, "wrong", address));
    }

    private static InstalledAccounts installed() {
        InstalledAccounts installed = new InstalledAccounts();
        installed.install(ACCOUNTS, new SignInThrottle(3));
        return installed;
    }

    @Test
    void letsNobodyInBeforeAccountsAreInstalled() {
        PasswordSignIn early = new PasswordSignIn(new InstalledAccounts());
        assertThat(early.attempt("ann", "secret".toCharArray(), "a")).isEqualTo(new SignInOutcome.Refused());
    }

    @Test
    void tellsWhoSignedIn() {
        String name = attempt("ann", "secret", "a").fold(Principal::name, () -> "refused", wait -> "too many");

        assertThat(name).isEqualTo("ann");
    }

    @Test
    void refusesWrongPasswordsAndUnknownUsersAlike() {
        assertThat(attempt("ann", "wrong", "a")).isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt("nobody", "secret", "a")).isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt("x".repeat(201), "secret", "a")).isEqualTo(new SignInOutcome.Refused());
    }

    @Test
    void doesNotLookAtThePasswordAfterTooManyFailures() {
        fail("ann", "a", 3);

        assertThat(attempt("ann", "secret", "a"))
                .isInstanceOfSatisfying(
                        SignInOutcome.TooMany.class,
                        tooMany -> assertThat(tooMany.retryAfter()).isPositive());
        assertThat(attempt("ANN", "secret", "a")).isInstanceOf(SignInOutcome.TooMany.class);
    }

    @Test
    void letsOthersAndOtherAddressesIn() {
        fail("ann", "a", 3);

        assertThat(attempt("bob", "secret", "a")).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(attempt("ann", "secret", "b")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void stopsAnAddressThatTriesManyAccounts() {
        IntStream.range(0, 30).forEach(i -> attempt("user" + i, "wrong", "a"));

        assertThat(attempt("ann", "secret", "a")).isInstanceOf(SignInOutcome.TooMany.class);
        assertThat(attempt("ann", "secret", "b")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void doesNotCountSuccesses() {
        IntStream.range(0, 50)
                .forEach(i -> assertThat(attempt("ann", "secret", "a")).isInstanceOf(SignInOutcome.SignedIn.class));
    }
}
