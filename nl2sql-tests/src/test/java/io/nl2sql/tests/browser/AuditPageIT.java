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

class AuditPageIT {
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
    void showsWhatSomebodyAskedWithEverythingThatPolicyDid() {
        try (Visitor ann = chromium.visitor(application).signIn("ann");
                Visitor carl = chromium.visitor(application).signIn("carl")) {
            ann.ask("How many vendors are there?");

            carl.find("nav >> text=Audit").click();
            carl.page().fill("#person", "ann");
            carl.page().fill("#find", "how many VENDORS");
            carl.page().press("#find", "Enter");
            carl.page().waitForURL("**person=ann**");
            assertThat(carl.text(".entry"))
                    .startsWith("How many vendors are there?")
                    .contains("ann", "web");
            assertThat(carl.text(".entry-policies")).contains("finance.vendors: rows where region_id = 1");

            carl.find(".entry-link").first().click();
            assertThat(carl.text("h1")).isEqualTo("How many vendors are there?");
            assertThat(carl.text("#shownSql")).doesNotContain("region_id");
            assertThat(carl.text("#policies")).contains("finance.vendors: rows where region_id = 1");
            assertThat(carl.text("#executedSql")).contains("region_id");
            assertThat(carl.text(".facts")).contains("Answered", "ann", "analyst", "accruals");
            assertThat(carl.scriptErrors()).isEmpty();

            carl.find(".facts >> text=ann").first().click();
            assertThat(carl.find("#person").inputValue()).isEqualTo("ann");
            assertThat(carl.find(".entry-facts .person").allInnerTexts()).containsOnly("ann");
        }
    }

    @Test
    void isNotForAnalysts() {
        try (Visitor ann = chromium.visitor(application).signIn("ann")) {
            assertThat(ann.find("nav >> text=Audit").count()).isZero();
            ann.ask("How many regions are there?").open("history.xhtml");
            String entry = ann.find(".entry-link").first().getAttribute("href").replace("history-", "audit-");

            assertThat(ann.page()
                            .navigate(
                                    application.baseUri().resolve("audit.xhtml").toString())
                            .status())
                    .isEqualTo(403);
            assertThat(ann.page()
                            .navigate(application.baseUri().resolve(entry).toString())
                            .status())
                    .isEqualTo(403);
            assertThat(ann.find("#executedSql").count()).isZero();
        }
    }

    @Test
    void keepsEveryFilterInItsAddress() {
        try (Visitor bob = chromium.visitor(application).signIn("bob");
                Visitor carl = chromium.visitor(application).signIn("carl");
                Visitor dora = chromium.visitor(application).signIn("dora")) {
            bob.runSql("SELECT secret FROM treasure");
            carl.open("audit.xhtml");
            carl.page().fill("#person", "bob");
            carl.page().fill("#code", "TABLE_UNKNOWN");
            carl.page().selectOption("#outcome", "REFUSED");
            carl.page().selectOption("#door", "web");
            carl.page().press("#code", "Enter");
            carl.page().waitForURL("**code=TABLE_UNKNOWN**");

            dora.page().navigate(carl.page().url());
            assertThat(dora.find("#code").inputValue()).isEqualTo("TABLE_UNKNOWN");
            assertThat(dora.find("#door").inputValue()).isEqualTo("web");
            assertThat(dora.text(".entry"))
                    .startsWith("SELECT secret FROM treasure")
                    .contains("TABLE_UNKNOWN", "bob");

            dora.find(".entry-link").first().click();
            assertThat(dora.text("h1")).isEqualTo("SQL written by hand");
            assertThat(dora.find("#executedSql").count()).isZero();
            assertThat(dora.text("main")).contains("Nothing was run");
        }
    }

    @Test
    void recordsThatItWasRead() {
        try (Visitor carl = chromium.visitor(application).signIn("carl");
                Visitor dora = chromium.visitor(application).signIn("dora")) {
            carl.open("audit.xhtml?person=nobody-of-that-name");
            assertThat(carl.text(".nothing")).contains("Nothing found");

            dora.open("audit.xhtml?kind=AUDIT_READ&person=carl&find=nobody-of-that-name");
            assertThat(dora.text(".entry")).contains("Read the audit").contains("person 'nobody-of-that-name'");
            dora.open("audit.xhtml?person=carl&find=nobody-of-that-name");
            assertThat(dora.text(".nothing")).contains("Nothing found");
        }
    }

    @Test
    void givesWhatWasFoundAsAFile() throws IOException {
        try (Visitor ann = chromium.visitor(application).signIn("ann");
                Visitor carl = chromium.visitor(application).signIn("carl")) {
            ann.ask("How many cost centers are there?");
            carl.open("audit.xhtml?person=ann&find=cost+centers");
            Download file = carl.page().waitForDownload(() -> carl.page().click("#csv"));

            assertThat(file.suggestedFilename()).isEqualTo("audit.csv");
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8).lines())
                    .hasSizeGreaterThan(1)
                    .first()
                    .asString()
                    .endsWith("executedSql,roles,policies");
        }
    }
}
