package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.scenario.DemoQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo company's questions on the page give what they give over REST. */
class DemoQuestionsOnThePageIT {
    private static final int PAGE = 50;

    private static Chromium chromium;
    private static Visitor ann;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        RunningApplication application = RunningApplication.shared();
        ann = chromium.visitor(application).signIn("ann");
        api = application.as("ann");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<DemoQuestion> questions() {
        return DemoQuestion.all("demo-questions.txt");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void givesTheSameRowsOnThePageAndOverRest(DemoQuestion question) throws IOException {
        ann.ask(question.text());

        if (question.gold().isEmpty()) {
            assertThat(ann.find("[id='result:csv']").count()).isZero();
            assertThat(ann.text(".facts")).doesNotContain("Answered");
            return;
        }
        List<String> rest = api.askForCsv(question.text()).lines().toList();
        Download file =
                ann.page().waitForDownload(() -> ann.find("[id='result:csv']").click());
        assertThat(Files.readAllLines(file.path())).containsExactlyInAnyOrderElementsOf(rest);
        int shown = Math.max(ann.column(1).size(), ann.find(".single-value").count());
        assertThat(shown).isEqualTo(Math.min(rest.size() - 1, PAGE));
    }
}
