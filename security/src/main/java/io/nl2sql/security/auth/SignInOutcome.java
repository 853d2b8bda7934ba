package io.nl2sql.security.auth;

import io.nl2sql.security.identity.Principal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of an attempt to sign in with a password. */
public sealed interface SignInOutcome {
    record SignedIn(Principal principal) implements SignInOutcome {}

    /** Wrong password or unknown user: nobody is told which. */
    record Refused() implements SignInOutcome {}

    /** The password was not looked at. */
    record TooMany(Duration retryAfter) implements SignInOutcome {}

    default <T> T fold(Function<Principal, T> signedIn, Supplier<T> refused, Function<Duration, T> tooMany) {
        if (this instanceof SignedIn some) {
            return signedIn.apply(some.principal());
        }
        return this instanceof TooMany many ? tooMany.apply(many.retryAfter()) : refused.get();
    }
}
