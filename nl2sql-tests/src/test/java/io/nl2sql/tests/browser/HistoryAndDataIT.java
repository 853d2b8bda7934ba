package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryAndDataIT {
    private static RunningApplication application;
    private static Chromium chromium;

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

    @Test
    void keepsOnesOwnQuestionsNewestFirstAndAsksThemAgain() {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            ann.ask("How many gl accounts are there?").ask("How many regions are there?");
            ann.open("history.xhtml");
            assertThat(ann.text(".entry"))
                    .startsWith("How many regions are there?")
                    .contains("1 row");
            assertThat(ann.text("#entries li:nth-child(2)")).startsWith("How many gl accounts are there?");

            ann.find(".entry").first().click();
            assertThat(ann.text("h1")).isEqualTo("How many regions are there?");
            assertThat(ann.text("#shownSql")).containsIgnoringCase("regions");

            ann.find("[id='again:ask']").click();
            ann.page().waitForSelector("#answer");
            assertThat(ann.text(".single-value")).isEqualTo("4");
            assertThat(ann.scriptErrors()).isEmpty();
        }
    }

    @Test
    void showsEverybodysHistoryToAuditorsOnly() {
        try (Visitor bob = chromium.visitor(application).signIn("bob");
                Visitor carl = chromium.visitor(application).signIn("carl")) {
            bob.ask("How many vendors are there?").open("history.xhtml");
            assertThat(bob.find("#everybody").count()).isZero();
            String entry = bob.find(".entry").first().getAttribute("href");

            carl.open("history.xhtml");
            assertThat(carl.find("#entries").count()).isBetween(0, 1);
            carl.open("history.xhtml?everybody=true");
            assertThat(carl.text("#entries")).contains("bob");

            try (Visitor ann = chromium.visitor(application).signIn("ann")) {
                ann.open("history.xhtml?everybody=true");
                assertThat(ann.find(".entry[href='" + entry + "']").count()).isZero();
                ann.open(entry);
                assertThat(ann.find("#shownSql").count()).isZero();
                assertThat(ann.text("h1")).isEqualTo("Not found");
            }
        }
    }

    @Test
    void findsEntriesByTheirWords() {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            ann.ask("How many gl accounts are there?").open("history.xhtml?find=GL+accounts");
            assertThat(ann.text(".entry")).contains("gl accounts");

            ann.open("history.xhtml?find=nothingofthatkind");
            assertThat(ann.text(".nothing")).contains("Nothing found");
        }
    }

    @Test
    void listsWhatOneMayAskAboutWithItsMasks() {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            ann.open("schema.xhtml");
            assertThat(ann.text("#tables"))
                    .contains("accruals")
                    .contains("vendors")
                    .contains("regions");
            assertThat(ann.text("#tables")).contains("Only the rows that policy lets you see");

            ann.page().locator("#find").pressSequentially("iban");
            assertThat(ann.text("#tableCount")).isEqualTo("2 tables");
            ann.find(".schema:visible summary").first().click();
            assertThat(ann.text(".tag.masked:visible")).startsWith("masked");
            assertThat(ann.scriptErrors()).isEmpty();
        }
    }
}
