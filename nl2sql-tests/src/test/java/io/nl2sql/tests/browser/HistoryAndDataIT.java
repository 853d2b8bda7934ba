package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.nl2sql.tests.application.RunningApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

            ann.find(".entry-link").first().click();
            assertThat(ann.text("h1")).isEqualTo("How many regions are there?");
            assertThat(ann.text("#shownSql")).containsIgnoringCase("regions");

            ann.find("[id='again:ask']").click();
            ann.page().waitForSelector("#answer");
            assertThat(ann.text(".single-value")).isEqualTo("4");
            assertThat(ann.scriptErrors()).isEmpty();
        }
    }

    @Test
    void showsOnesOwnHistoryOnly() {
        try (Visitor bob = chromium.visitor(application).signIn("bob");
                Visitor ann = chromium.visitor(application).signIn("ann")) {
            bob.ask("How many vendors are there?").open("history.xhtml");
            String entry = bob.find(".entry-link").first().getAttribute("href");

            ann.open("history.xhtml");
            assertThat(ann.find(".entry-link[href='" + entry + "']").count()).isZero();
            ann.open(entry);
            assertThat(ann.find("#shownSql").count()).isZero();
            assertThat(ann.text("h1")).isEqualTo("Not found");
        }
    }

    @Test
    void findsEntriesByWordsOutcomeAndPeriod() {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            ann.ask("How many gl accounts are there?").open("history.xhtml");
            ann.page().fill("#find", "GL accounts");
            ann.page().selectOption("#outcome", "ANSWERED");
            ann.page().press("#find", "Enter");
            ann.page().waitForURL("**outcome=ANSWERED**");
            assertThat(ann.text(".entry")).contains("gl accounts");
            assertThat(ann.find("#outcome").inputValue()).isEqualTo("ANSWERED");

            ann.page().selectOption("#outcome", "CANCELLED");
            ann.page().press("#find", "Enter");
            assertThat(ann.text(".nothing")).contains("Nothing found");

            ann.open("history.xhtml?find=gl+accounts&to=2020-01-01");
            assertThat(ann.text(".nothing")).contains("Nothing found");
            ann.open("history.xhtml?outcome=LOST");
            assertThat(ann.text(".note.bad")).contains("cannot be read");
            assertThat(ann.find(".entry").count()).isZero();
            ann.open("history.xhtml?find=100%25_of_it");
            assertThat(ann.text(".nothing")).contains("Nothing found");
        }
    }

    @Test
    void givesOnesOwnHistoryAsAFile() throws IOException {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            ann.ask("How many regions are there?").open("history.xhtml?find=regions");
            Download file = ann.page().waitForDownload(() -> ann.page().click("#csv"));

            assertThat(file.suggestedFilename()).isEqualTo("history.csv");
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8))
                    .startsWith("id,kind,at,principal,")
                    .contains("How many regions are there?")
                    .doesNotContain("executedSql");
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
