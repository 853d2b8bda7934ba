package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.RunningApplication;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VocabularyPageIT {
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

    @AfterEach
    void forget() {
        application
                .as("dora")
                .get("api/glossary?everybody=true&limit=500")
                .body()
                .path("items")
                .findValuesAsText("id")
                .forEach(id -> application.as("dora").delete("api/glossary/" + id));
    }

    private static Visitor as(String person) {
        return chromium.visitor(application).signIn(person);
    }

    private static List<String> words(Visitor visitor) {
        return visitor.find("[id='words'] tbody td:first-child").allInnerTexts();
    }

    private static void press(Visitor visitor, String button, String phrase) {
        visitor.find("tr:has-text('" + phrase + "') button[name='" + button + "']")
                .press("Enter");
    }

    @Test
    void keepsWhatSomebodyChose() {
        try (Visitor ann = as("ann")) {
            ann.ask("amount per country");
            assertThat(ann.text("#answerTitle")).isEqualTo("Which of these do you mean?");

            ann.find("#answer .chips input").first().press("Enter");
            ann.page().waitForSelector("#warnings");

            assertThat(ann.text("#warnings")).contains("Remembered for you: \"amount\" means finance.accruals.amount.");
            ann.ask("amount per country");
            assertThat(ann.text(".facts")).contains("Answered");
            ann.open("vocabulary.xhtml");
            assertThat(words(ann)).containsExactly("amount");
            assertThat(ann.text("[id='words'] .badge")).isEqualTo("You alone");
            assertThat(ann.scriptErrors()).isEmpty();
        }
    }

    @Test
    void letsSomebodySayWhatAnUnknownWordMeansAndForgetIt() {
        try (Visitor ann = as("ann")) {
            ann.open("vocabulary.xhtml");
            assertThat(ann.text(".nothing")).contains("No words yet.");
            ann.ask("total flurbs by region");

            ann.find("text=Say what a word means").click();
            ann.page().waitForSelector("[id='say:phrase']");
            assertThat(ann.find("[id='say:phrase']").inputValue()).isEqualTo("flurbs");
            ann.page().fill("[id='say:element']", "finance.accruals.amount");
            ann.page().press("[id='say:element']", "Enter");
            ann.page().waitForSelector("[id='words']");

            assertThat(words(ann)).containsExactly("flurbs");
            press(ann, "delete", "flurbs");
            ann.page().waitForSelector(".nothing");
        }
    }

    @Test
    void letsAdministratorsAloneMakeWordsEverybodys() {
        try (Visitor ann = as("ann");
                Visitor dora = as("dora");
                Visitor bob = as("bob")) {
            ann.open("vocabulary.xhtml");
            ann.page().fill("[id='say:phrase']", "flurbs");
            ann.page().fill("[id='say:element']", "accruals.amount");
            ann.page().press("[id='say:element']", "Enter");
            ann.page().waitForSelector("[id='words']");
            assertThat(ann.find("button[name='author']").count()).isZero();
            assertThat(ann.find("#everybody").count()).isZero();

            dora.open("vocabulary.xhtml?everybody=true");
            assertThat(dora.text("[id='words'] .badge")).isEqualTo("ann alone");
            press(dora, "author", "flurbs");
            dora.page().waitForSelector(".badge.answered");

            bob.open("vocabulary.xhtml");
            assertThat(words(bob)).containsExactly("flurbs");
            assertThat(bob.find("button[name='delete']").count()).isZero();
            assertThat(bob.ask("total flurbs by region").text(".facts")).contains("Answered");
        }
    }

    @Test
    void saysWhatIsMissing() {
        try (Visitor ann = as("ann")) {
            ann.open("vocabulary.xhtml");
            ann.page().fill("[id='say:phrase']", "flurbs");
            ann.page().fill("[id='say:element']", "accruals.flurbs");
            ann.page().press("[id='say:element']", "Enter");
            ann.page().waitForSelector("#problem");

            assertThat(ann.text("#problem")).contains("no such table or column");
        }
    }
}
