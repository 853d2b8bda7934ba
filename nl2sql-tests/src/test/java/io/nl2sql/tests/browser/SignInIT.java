package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInIT {
    private static RunningApplication application;
    private static Chromium chromium;
    private Visitor visitor;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        application = RunningApplication.shared();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(application);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void sendsStrangersToTheSignInPageAndBringsThemBackToWhatTheyWished() {
        visitor.open("schema.xhtml?find=vendor");
        assertThat(visitor.page().url()).contains("/sign-in.xhtml");

        visitor.enter("ann", application.passwordOf("ann"));

        assertThat(visitor.page().url()).endsWith("/schema.xhtml?find=vendor");
        assertThat(visitor.text(".who")).contains("ann").contains("analyst");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void saysTheSameForAWrongPasswordAndAnUnknownPerson() {
        visitor.open("sign-in.xhtml");
        visitor.enter("ann", "wrong");
        String wrongPassword = visitor.text("#problem");
        visitor.enter("nobody", "wrong");

        assertThat(visitor.text("#problem")).isEqualTo(wrongPassword).isNotEmpty();
        assertThat(visitor.find("[id='signIn:password']").inputValue()).isEmpty();
    }

    @Test
    void leadsNowhereElseAfterSigningIn() {
        visitor.open("sign-in.xhtml?wished=" + "https%3A%2F%2Fevil.example%2Findex.xhtml");
        visitor.enter("bob", application.passwordOf("bob"));

        assertThat(visitor.page().url()).startsWith(application.baseUri().toString());
    }

    @Test
    void opensPagesOnlyAndNotTheProgrammingInterface() {
        visitor.signIn("ann");

        String history = application.baseUri().resolve("api/history").toString();
        assertThat(visitor.page().request().get(history).status()).isEqualTo(401);
    }

    @Test
    void endsTheSessionOnSigningOut() {
        visitor.signIn("ann").open("index.xhtml");
        visitor.find("[id='leave:signOut']").click();
        visitor.page().waitForSelector("[id='signIn:username']");
        assertThat(visitor.text(".note")).isEqualTo("You are signed out.");

        visitor.open("index.xhtml");

        assertThat(visitor.page().url()).contains("/sign-in.xhtml");
    }
}
