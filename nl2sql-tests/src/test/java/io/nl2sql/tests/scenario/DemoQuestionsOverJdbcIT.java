package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo company's questions through the driver give what they give over REST, to each person their own. */
class DemoQuestionsOverJdbcIT {
    private static final RunningApplication APPLICATION = RunningApplication.shared();

    static List<DemoQuestion> questions() {
        return DemoQuestion.all("demo-questions.txt");
    }

    private static Connection connect(String person) throws SQLException {
        String url = "jdbc:nl2sql://localhost:" + APPLICATION.baseUri().getPort() + "/accruals";
        return DriverManager.getConnection(url, person, APPLICATION.passwordOf(person));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void giveTheSameRowsAsOverRest(DemoQuestion question) throws SQLException {
        for (String person : List.of("ann", "bob")) {
            ApiClient rest = APPLICATION.as(person);
            try (Connection jdbc = connect(person)) {
                assertSame(question, rest.ask(question.text()), jdbc);
            }
        }
    }

    private static void assertSame(DemoQuestion question, Reply rest, Connection jdbc) throws SQLException {
        if (question.gold().isEmpty()) {
            String state = rest.body().path("status").asText().equals("REFUSED") ? "N1002" : "N1001";
            assertThatThrownBy(() -> Rows.of(jdbc, "ASK " + question.text()))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo(state));
            return;
        }
        Rows expected = Rows.of(rest.body());
        assertThat(expected.values()).isNotEmpty();
        assertThat(Rows.of(jdbc, "ASK " + question.text()).values())
                .containsExactlyInAnyOrderElementsOf(expected.values());
        String inside = "SELECT * FROM nl('" + question.text().replace("'", "''") + "') answer";
        assertThat(Rows.of(jdbc, inside).values()).containsExactlyInAnyOrderElementsOf(expected.values());
    }
}
