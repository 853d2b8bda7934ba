package io.nl2sql.security.auth;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.internal.YamlFile;
import io.nl2sql.security.internal.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts of people and programs that sign in with a password of this installation. Immutable and thread-safe.
 *
 * <pre>
 * users:
 *   - username: ann
 *     password: correct horse battery staple      # or pbkdf2$sha512$…, see PasswordHash
 *     roles: [analyst]
 *     claims: { region_id: 1 }                    # what policies call :region_id
 * </pre>
 */
public final class LocalAccounts {
    private static final int LONGEST_PASSWORD = 1000;

    private final Map<String, LocalAccount> accounts;
    private final int work;

    private LocalAccounts(Map<String, LocalAccount> accounts) {
        this.accounts = Map.copyOf(accounts);
        this.work = accounts.values().stream()
                .mapToInt(LocalAccount::iterations)
                .max()
                .orElse(0);
    }

    /** @throws AccountsFileException with line, column and what is wrong; never with a password */
    public static LocalAccounts parse(String yaml) {
        YamlValue root = YamlFile.read(
                yaml, "the file of local users", (place, message) -> new AccountsFileException(place.before(message)));
        YamlValue users = root.entries("users").get("users");
        if (users == null) {
            throw root.problem("the file of local users has no 'users'");
        }
        Map<String, LocalAccount> accounts = new LinkedHashMap<>();
        for (YamlValue user : users.elements()) {
            LocalAccount account = account(user.named("a user"));
            if (accounts.put(account.principal().name(), account) != null) {
                throw user.problem("user '" + account.principal().name() + "' stands twice; keep one");
            }
        }
        return new LocalAccounts(accounts);
    }

    /** Every role that an account has. */
    public Set<String> roles() {
        return accounts.values().stream()
                .flatMap(account -> account.principal().roles().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LocalAccount account(YamlValue user) {
        Map<String, YamlValue> entries = user.entries("username", "password", "roles", "claims");
        String name = required(user, entries, "username").text();
        Set<String> roles = required(user, entries, "roles").names();
        YamlValue password = required(user, entries, "password");
        try {
            return LocalAccount.of(new Principal(name, roles, claims(entries)), password.text());
        } catch (IllegalArgumentException e) {
            throw password.problem("the password of '" + name + "' is not usable: " + e.getMessage());
        }
    }

    private static YamlValue required(YamlValue user, Map<String, YamlValue> entries, String key) {
        YamlValue value = entries.get(key);
        if (value == null) {
            throw user.problem("a user has no '" + key + "'");
        }
        return value;
    }

    private static Claims claims(Map<String, YamlValue> entries) {
        if (!entries.containsKey("claims")) {
            return Claims.none();
        }
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        entries.get("claims").entries().forEach((name, value) -> claims.put(name, claim(value)));
        return Claims.of(claims);
    }

    private static ClaimValue claim(YamlValue value) {
        Object plain = value.plain();
        try {
            return ClaimValue.of(plain);
        } catch (IllegalArgumentException e) {
            throw value.problem("the claim " + value.name() + " is not usable: " + e.getMessage());
        }
    }

    /**
     * The principal whose password this is. Takes the same time for a wrong password and for an unknown user, whatever
     * form the file holds passwords in.
     */
    public Optional<Principal> verify(String user, char[] password) {
        if (password.length > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        LocalAccount account = accounts.get(user);
        boolean matches = account == null ? mismatch(password) : account.matches(password);
        PasswordHash.spend(password, work - (account == null ? 0 : account.iterations()));
        return matches ? Optional.of(account.principal()) : Optional.empty();
    }

    private static boolean mismatch(char[] password) {
        return LocalAccount.digest(password).length == 0;
    }

    /** The principal of that name, for somebody who is signed in already. */
    public Optional<Principal> find(String user) {
        return Optional.ofNullable(accounts.get(user)).map(LocalAccount::principal);
    }
}
