package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.scenario.Audit;
import io.nl2sql.tests.scenario.GovernedSources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoliciesPageIT {
    private static RunningApplication application;
    private static Chromium chromium;
    private Visitor dora;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        application = GovernedSources.application();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        dora = visitor("dora");
        dora.find("nav >> text=Policies").click();
        dora.page().waitForSelector("#preview");
    }

    @AfterEach
    void leave() {
        dora.close();
    }

    private static Visitor visitor(String name) {
        return chromium.visitor(application).signIn(name, GovernedSources.PASSWORD);
    }

    private void previewAsTess(String text) {
        dora.find("#preview .chip >> text=tess").click();
        dora.page()
                .waitForCondition(
                        () -> dora.find("[id='preview:who']").inputValue().equals("tess"));
        dora.page().selectOption("[id='preview:source']", "lab");
        preview(text);
    }

    private void preview(String text) {
        dora.page().fill("[id='preview:text']", text);
        dora.page().press("[id='preview:text']", "Control+Enter");
        dora.page().waitForSelector("#previewed, #failure, #problem");
    }

    @Test
    void showsWhatPoliciesMakeOfSomebodysQuery() {
        previewAsTess("SELECT * FROM customers");

        assertThat(dora.text("#previewed")).startsWith("As tess").contains("analyst · tenant = 1");
        assertThat(dora.text("#rowsWith")).isEqualTo("2");
        assertThat(dora.text("#rowsWithout")).isEqualTo("4");
        assertThat(dora.find("#policies li").allInnerTexts())
                .contains(
                        "sales.customers: rows where tenant_id = 1",
                        "sales.customers.ssn: masked",
                        "sales.customers.notes: left out");
        assertThat(dora.text("#executedSql")).contains("tenant_id = CAST(? AS bigint)");
        assertThat(dora.text("#parameters")).isEqualTo("1");
        assertThat(dora.page().evaluate("document.activeElement.id")).isEqualTo("previewedTitle");
        assertThat(dora.scriptErrors()).isEmpty();
    }

    @Test
    void leadsToItsEntryInTheAudit() {
        previewAsTess("SELECT name FROM customers WHERE id = 7");
        dora.find("#previewed >> text=In the audit").click();

        assertThat(dora.text(".facts")).contains("dora", "web", "lab");
        assertThat(dora.text("main")).contains("Previewed policies as 'tess', roles: analyst, claims: tenant = 1");
        assertThat(Audit.texts("sql", "kind=POLICY_PREVIEW&principal=dora&door=web", application))
                .contains("select name from customers where id = 7");
    }

    @Test
    void saysWhatThePersonWouldBeRefused() {
        previewAsTess("SELECT id,\n  token FROM secrets");

        assertThat(dora.text("#failure"))
                .contains("tess would be told", "The table secrets is unknown.", "line 2, column 14", "TABLE_UNKNOWN");
        assertThat(dora.find("#previewed").count()).isZero();
        assertThat(dora.find("[id='preview:text']").inputValue()).startsWith("SELECT id,");
    }

    @Test
    void showsTheSqlOfAQuestion() {
        dora.page().selectOption("[id='preview:kind']", "true");
        previewAsTess("How many customers are there?");

        assertThat(dora.text("#shownSql")).containsIgnoringCase("count(*)");
        assertThat(dora.text("#executedSql")).contains("tenant_id");
        assertThat(dora.text("#previewed .facts")).contains("SQL written by the embedded generator");
    }

    @Test
    void saysWhatIsMissingInTheForm() {
        preview("SELECT 1");
        assertThat(dora.text("#problem")).startsWith("Say who asks");

        dora.page().fill("[id='preview:who']", "somebody");
        preview(" ");
        assertThat(dora.text("#problem")).startsWith("Type a query");

        dora.page().fill("[id='preview:claims']", "tenant is 1");
        preview("SELECT 1");
        assertThat(dora.text("#problem")).isEqualTo("Line 1 of the claims is not like 'tenant = 1'.");
    }

    @Test
    void showsPoliciesInForceAndMistakesWithTheirPlace() {
        assertThat(dora.text(".in-force")).contains("lab", "geo", "gone", "wrong");
        assertThat(dora.text("#policyWarnings")).contains("names the role 'hr'");
        assertThat(dora.text(".faults"))
                .contains("line 14, column ", "dataSources.wrong.tables.public.nowhere", "nowhere");

        dora.find("summary >> text=Rules").first().click();
        assertThat(dora.text(".rules")).contains("sales.customers", "rows where tenant_id = :tenant", "masked: last 4");
    }

    @Test
    void fitsANarrowWindow() {
        dora.page().setViewportSize(390, 800);
        previewAsTess("SELECT * FROM customers JOIN orders ON orders.customer_id = customers.id");
        dora.find("summary >> text=Rules").first().click();

        assertThat((Boolean) dora.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    @Test
    void isForAdministratorsAlone() {
        for (String other : new String[] {"tess", "carl"}) {
            try (Visitor visitor = visitor(other)) {
                assertThat(visitor.find("nav >> text=Policies").count()).isZero();
                String address = application.baseUri().resolve("policies.xhtml").toString();
                assertThat(visitor.page().navigate(address).status()).isEqualTo(403);
                assertThat(visitor.find("#preview").count()).isZero();
            }
        }
    }
}
