package io.nl2sql.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.ModelBehaviour;
import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.scenario.Audit;
import io.nl2sql.tests.scenario.CompromisedModel;
import io.nl2sql.tests.scenario.GovernedSources;
import io.nl2sql.tests.scenario.ModelApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A language model that works for an attacker, asked on the page: nothing hidden reaches the browser, all is recorded. */
class CompromisedModelOnThePageIT {
    private static final int EVERY = 25;
    private static final Map<String, ModelBehaviour> ANSWERS = CompromisedModel.answers(EVERY);
    /** All that the browser got, but for the SQL itself. */
    private static final String WITHOUT_SQL = """
            () => {
                const page = document.documentElement.cloneNode(true);
                page.querySelectorAll("pre.sql, textarea").forEach(sql => sql.remove());
                return page.outerHTML;
            }""";

    private static RunningApplication application;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
        application = ModelApplication.application();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void showsWhatIsTheAskersOwn() {
        ModelApplication.MODEL.always(ModelBehaviour.sql("SELECT c.name, c.ssn FROM sales.customers c ORDER BY c.id"));
        try (Visitor tess = chromium.visitor(application).signIn("tess", GovernedSources.PASSWORD)) {
            tess.ask("Who are our customers?", "lab");

            assertThat((String) tess.page().evaluate(WITHOUT_SQL)).contains("Alice", "Bob", "1111");
        }
    }

    @Test
    void getsNothingOut() {
        List<String> leaks = new ArrayList<>();
        try (Visitor tess = chromium.visitor(application).signIn("tess", GovernedSources.PASSWORD)) {
            ANSWERS.forEach((name, answer) -> {
                ModelApplication.MODEL.always(answer);
                tess.ask(CompromisedModel.question(name), "lab");
                String page = (String) tess.page().evaluate(WITHOUT_SQL);
                if (CompromisedModel.leaks(page)) {
                    leaks.add(name + ": " + page);
                }
            });
            assertThat(tess.scriptErrors()).isEmpty();
        }

        assertThat(leaks).isEmpty();
        assertThat(Audit.texts("question", "principal=tess&door=web&dataSource=lab", application))
                .containsAll(ANSWERS.keySet().stream()
                        .map(CompromisedModel::question)
                        .toList());
    }
}
