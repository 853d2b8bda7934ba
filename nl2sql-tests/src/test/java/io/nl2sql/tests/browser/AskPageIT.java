package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.nl2sql.tests.application.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskPageIT {
    private static RunningApplication application;
    private static Chromium chromium;
    private Visitor ann;

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
    void signIn() {
        ann = chromium.visitor(application).signIn("ann");
    }

    @AfterEach
    void leave() {
        ann.close();
    }

    @Test
    void answersAQuestionWithItsSqlAndItsConfidence() {
        ann.ask("How many vendors are there by category?");

        assertThat(ann.text(".facts")).contains("Answered").contains("%");
        assertThat(ann.headers()).hasSize(2);
        int categories = ann.headers().get(0).contains("category") ? 1 : 2;
        assertThat(ann.column(categories)).contains("Software", "Consulting");
        assertThat(ann.text("#shownSql")).containsIgnoringCase("select").containsIgnoringCase("vendors");
        assertThat(ann.text("#rowCount")).isEqualTo(ann.column(1).size() + " rows");
        assertThat(ann.scriptErrors()).isEmpty();
    }

    @Test
    void showsAnsweredRowsOfTheAskersRegionOnly() {
        String mine = ann.ask("How many accruals are there?").text(".single-value");
        try (Visitor bob = chromium.visitor(application).signIn("bob");
                Visitor carl = chromium.visitor(application).signIn("carl")) {
            String bobs = bob.ask("How many accruals are there?").text(".single-value");
            String all = carl.ask("How many accruals are there?").text(".single-value");

            assertThat(all).isEqualTo("13,152");
            assertThat(List.of(mine, bobs)).doesNotContain(all).doesNotHaveDuplicates();
        }
    }

    @Test
    void doesNotAskAgainOnReload() {
        ann.ask("How many regions are there?");
        String address = ann.page().url();
        String timing = ann.text(".facts");

        ann.page().reload();

        assertThat(ann.page().url()).isEqualTo(address);
        assertThat(ann.text(".facts")).isEqualTo(timing);
    }

    @Test
    void fillsInAQuestionOfTheAddressWithoutAskingIt() {
        ann.open("index.xhtml?q=How+many+vendors+are+there%3F");

        assertThat(ann.find("[id='ask:question']").inputValue()).isEqualTo("How many vendors are there?");
        assertThat(ann.find("#answer").count()).isZero();
    }

    @Test
    void hidesAnothersAnswerBehindItsAddress() {
        ann.ask("How many vendors are there?");
        String address = ann.page().url();
        try (Visitor bob = chromium.visitor(application).signIn("bob")) {
            bob.page().navigate(address);

            assertThat(bob.find("#answer").count()).isZero();
            assertThat(bob.text(".note")).contains("no longer kept");
        }
    }

    @Test
    void turnsPagesAndSorts() {
        ann.runSql("SELECT accrual_id, amount FROM accruals ORDER BY accrual_id LIMIT 120");
        assertThat(ann.column(1)).hasSize(50);
        String first = ann.column(1).get(0);

        ann.find(".ui-paginator-next").click();
        ann.page().waitForCondition(() -> ann.text(".ui-paginator-current").startsWith("51"));
        assertThat(ann.column(1)).hasSize(50).doesNotContain(first);

        ann.find(".ui-datatable thead th").nth(1).click();
        ann.page().waitForSelector("th[aria-sort='ascending']");
        List<Double> amounts = ann.column(2).stream()
                .map(text -> Double.valueOf(text.replace(",", "")))
                .toList();
        assertThat(amounts).isSorted();
        assertThat(ann.scriptErrors()).isEmpty();
    }

    @Test
    void worksWithTheKeyboardAlone() {
        ann.open("index.xhtml");
        assertThat(ann.page().evaluate("document.activeElement.id")).isEqualTo("ask:question");

        ann.page().keyboard().type("How many vendors");
        ann.page().keyboard().press("Shift+Enter");
        ann.page().keyboard().type("are there?");
        ann.page().keyboard().press("Enter");
        ann.page().waitForSelector("#answer");
        assertThat(ann.page().evaluate("document.activeElement.id")).isEqualTo("answerTitle");

        ann.page().keyboard().press("/");
        assertThat(ann.page().evaluate("document.activeElement.id")).isEqualTo("ask:question");
    }

    @Test
    void asksForAQuestionWhereThereIsNone() {
        ann.ask("   ");

        assertThat(ann.text("#problem")).isEqualTo("Type a question first.");
    }

    @Test
    void saysWhyAQuestionWasNotAnswered() {
        ann.ask("What will the weather be like in Paris tomorrow?");

        assertThat(ann.find("#answer.refused, #answer.card").count()).isOne();
        assertThat(ann.find(".ui-datatable, .single").count()).isZero();
    }

    @Test
    void showsEveryReasonWhySqlWasRefused() {
        ann.runSql("DELETE FROM accruals");

        assertThat(ann.text("#failure")).contains("SQL_REFUSED");
        assertThat(ann.find(".findings li").count()).isPositive();
        assertThat(ann.find("[id='sql:text']").inputValue()).isEqualTo("DELETE FROM accruals");
    }

    @Test
    void marksMaskedColumnsAndShowsNullAsADash() {
        ann.runSql("SELECT full_name, iban, salary FROM employees ORDER BY employee_id LIMIT 5");

        assertThat(ann.headers().get(1)).contains("masked");
        assertThat(ann.column(2)).allSatisfy(iban -> assertThat(iban).matches("\\*+.{4}"));
        assertThat(ann.column(3)).containsOnly("—");
        try (Visitor dora = chromium.visitor(application).signIn("dora")) {
            dora.runSql("SELECT full_name, salary FROM employees ORDER BY employee_id LIMIT 5");
            assertThat(dora.column(2)).allSatisfy(salary -> assertThat(salary).matches("[\\d,]+\\.\\d\\d"));
        }
    }

    @Test
    void showsExecutedSqlToAuditorsOnly() {
        ann.ask("How many vendors are there?");
        assertThat(ann.find(".sql-run").count()).isZero();
        try (Visitor carl = chromium.visitor(application).signIn("carl")) {
            carl.ask("How many vendors are there?");
            assertThat(carl.find(".sql-run").count()).isOne();
        }
    }

    @Test
    void keepsMarkupInQuestionsValuesAndLabelsInert() {
        ann.ask("<img src=x onerror=\"document.title='owned'\"> accruals <script>document.title='owned'</script>");
        assertThat(ann.page().title()).isNotEqualTo("owned");

        ann.runSql("SELECT '<img src=x onerror=\"document.title=1\">' AS \"<b>label</b>\", region_id FROM regions");

        assertThat(ann.column(1)).allSatisfy(value -> assertThat(value).startsWith("<img"));
        assertThat(ann.headers().get(0)).contains("<b>label</b>");
        assertThat(ann.find("#answer img, #answer th b, .sql img, .sql script").count())
                .isZero();
        assertThat(ann.scriptErrors()).isEmpty();
    }

    @Test
    void downloadsTheRowsWithFormulasDisarmed() throws IOException {
        ann.runSql("SELECT region_id, '=1+1' AS formula FROM regions ORDER BY region_id");

        Download file =
                ann.page().waitForDownload(() -> ann.find("[id='result:csv']").click());

        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("region_id,formula");
        assertThat(lines.get(1)).isEqualTo("1,'=1+1");
    }

    @Test
    void offersQuestionsToBeginWith() {
        ann.open("index.xhtml");
        assertThat(ann.find(".start .chip").count()).isPositive();

        ann.find(".start .chip").first().click();
        ann.page().waitForSelector("#answer");

        assertThat(ann.text(".facts")).contains("Answered");
    }
}
