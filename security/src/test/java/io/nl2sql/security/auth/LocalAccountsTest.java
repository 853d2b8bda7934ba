package io.nl2sql.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.security.identity.ClaimValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAccountsTest {
    /** Made with Python's hashlib from the password "naïve horse". */
    private static final String FROM_PYTHON = "pbkdf2$sha512$20000$MDEyMzQ1Njc4OWFiY2RlZg==$K7qvwY6+W72S1Ed"
            + "rMIHamTdZ9BrR+g8AzjD9dOZsEaSP1t3nlukHN4DX/CWFucEJNnBV26air4eMUilOzwOJJg==";

    private static final LocalAccounts ACCOUNTS = LocalAccounts.parse("""
            users:
              - username: ann
                password: "secret one"
                roles: [analyst]
                claims: { region_id: 1, rate: 1.50, code: "007", active: true, regions: [1, 2] }
              - { username: bob, password: "PBKDF2", roles: [analyst, auditor] }
            """.replace("PBKDF2", FROM_PYTHON));

    @Test
    void knowsAPasswordInClearAndOneThatIsHashed() {
        assertThat(ACCOUNTS.verify("ann", "secret one".toCharArray()))
                .hasValueSatisfying(ann -> assertThat(ann.roles()).containsExactly("analyst"));
        assertThat(ACCOUNTS.verify("bob", "naïve horse".toCharArray()))
                .hasValueSatisfying(bob -> assertThat(bob.roles()).containsExactlyInAnyOrder("analyst", "auditor"));
    }

    @ParameterizedTest
    @CsvSource({"ann,secret", "ann,Secret one", "ann,''", "bob,secret one", "carl,secret one", "Ann,secret one"})
    void refusesAnyOtherPair(String user, String password) {
        assertThat(ACCOUNTS.verify(user, password.toCharArray())).isEmpty();
    }

    @Test
    void refusesTheHashItselfAsPassword() {
        assertThat(ACCOUNTS.verify("bob", FROM_PYTHON.toCharArray())).isEmpty();
    }

    @Test
    void keepsTheTypesOfClaims() {
        assertThat(ACCOUNTS.find("ann").orElseThrow().claims().asMap())
                .isEqualTo(Map.of(
                        "region_id", ClaimValue.of(1),
                        "rate", ClaimValue.of(new BigDecimal("1.50")),
                        "code", ClaimValue.of("007"),
                        "active", ClaimValue.of(true),
                        "regions", ClaimValue.of(List.of(1, 2))));
    }

    @Test
    void acceptsAHashThatItMadeItself() {
        String text = PasswordHash.of("s3cret".toCharArray()).text();
        LocalAccounts accounts =
                LocalAccounts.parse("users: [{username: x, password: '" + text + "', roles: [analyst]}]");

        assertThat(accounts.verify("x", "s3cret".toCharArray())).isPresent();
        assertThat(accounts.verify("x", "s3cre".toCharArray())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            people: []                                                | line 1, column 1: unknown key 'people' in the file of local users; known are users
            users: {}                                                 | line 1, column 8: 'users' must be a list, such as [a, b]
            users: [{password: p, roles: [a]}]                        | line 1, column 9: a user has no 'username'
            users: [{username: x, roles: [a]}]                        | line 1, column 9: a user has no 'password'
            users: [{username: x, password: p}]                       | line 1, column 9: a user has no 'roles'
            users: [{username: x, password: 1234, roles: [a]}]        | line 1, column 33: 'password' must be text; put it in quotes
            users: [{username: x, password: p, roles: [a], admin: true}] | line 1, column 48: unknown key 'admin' in a user; known are username, password, roles, claims
            users: [{username: x, password: p, roles: [a], claims: {t: }}] | line 1, column 59: 't' must be text, a number, true or false, or a list of these; put other values in quotes
            users: [{username: x, password: p, roles: [a], claims: {t: 012}}] | line 1, column 60: 't' must be text, a number, true or false, or a list of these; put other values in quotes
            users: [{username: x, password: p, roles: [a], claims: {t: [1, a]}}] | line 1, column 60: the claim 't' is not usable: The elements of a list claim must be of one type
            users: [{username: x, password: p, roles: [a]}, {username: x, password: q, roles: [a]}] | line 1, column 49: user 'x' stands twice; keep one
            users: [{username: x, password: pbkdf2$sha1$1$a$b, roles: [a]}] | line 1, column 33: the password of 'x' is not usable: the hash must read pbkdf2$sha512$iterations$salt$hash
            """)
    void refusesADoubtfulFile(String yaml, String message) {
        assertThatThrownBy(() -> LocalAccounts.parse(yaml))
                .isInstanceOf(AccountsFileException.class)
                .hasMessage(message);
    }
}
