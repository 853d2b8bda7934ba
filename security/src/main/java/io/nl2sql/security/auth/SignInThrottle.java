package io.nl2sql.security.auth;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing of passwords: so many failures a minute for an account from one address, and ten times as many for
 * an address and for an account, so that nobody can lock a colleague out from a single machine. Successes do not count.
 */
public final class SignInThrottle {
    private static final int WIDER = 10;

    private final RateLimit pairs;
    private final RateLimit wide;

    /** @param perMinute failures a minute for one account from one address */
    public SignInThrottle(int perMinute) {
        pairs = new RateLimit(perMinute);
        wide = new RateLimit(Math.multiplyExact(Math.min(perMinute, Integer.MAX_VALUE / WIDER), WIDER));
    }

    /** To be asked before the password is looked at; says how long to wait where there were too many failures. */
    Optional<Duration> admit(String user, String address) {
        Optional<Duration> wait = Optional.empty();
        for (Map.Entry<String, RateLimit> limit : limits(user, address).entrySet()) {
            wait = wait.or(() -> limit.getValue().take(limit.getKey()));
        }
        return wait;
    }

    /** To be told when an admitted attempt was no failure. */
    void succeeded(String user, String address) {
        limits(user, address).forEach((key, limit) -> limit.giveBack(key));
    }

    private Map<String, RateLimit> limits(String user, String address) {
        String account = user.toLowerCase(Locale.ROOT);
        return Map.of("both " + address + " " + account, pairs, "account " + account, wide, "address " + address, wide);
    }
}
