package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationOnThePageIT {
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
    void goesOnWithTheKeyboardAndShowsWhatWasAskedBefore() {
        ann.ask("Total accrual amount by vendor category in 2025")
                .goOn("and 2024?")
                .goOn("only for Software");

        assertThat(ann.find(".thread li").allInnerTexts())
                .hasSize(3)
                .satisfies(asked -> assertThat(asked.get(0)).startsWith("Total accrual amount by vendor category"))
                .satisfies(asked -> assertThat(asked.get(1)).startsWith("and 2024?"))
                .satisfies(asked -> assertThat(asked.get(2)).isEqualTo("only for Software"));
        assertThat(ann.text(".assumed")).contains("Total accrual amount by vendor category in 2024 for Software");
        assertThat(ann.column(1)).containsExactly("Software");
        assertThat(ann.scriptErrors()).isEmpty();
    }

    @Test
    void leadsBackToAnEarlierAnswerAndOnFromThere() {
        ann.ask("Total accrual amount by vendor category in 2025").goOn("and 2024?");

        ann.find(".thread a").first().click();
        ann.page().waitForURL(address -> address.contains("answer="));

        assertThat(ann.text("#answerTitle")).contains("2025");
        assertThat(ann.find(".thread").count()).isZero();
    }

    @Test
    void beginsANewConversationWhereNothingGoesOn() {
        ann.ask("Total accrual amount by vendor category in 2025");

        ann.find("[id='further:fresh']").click();
        ann.page().waitForSelector(".ask-first");
        ann.page().fill("[id='ask:question']", "How many regions are there?");
        ann.page().press("[id='ask:question']", "Enter");
        ann.page().waitForSelector("#answer");

        assertThat(ann.find(".thread").count()).isZero();
        assertThat(ann.find("[id='further:question']").isVisible()).isTrue();
    }
}
