package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.tests.application.ApiClient.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that is not ours works by configuration alone. */
class ForeignDatabaseIT {
    static List<DemoQuestion> questions() {
        return DemoQuestion.all("foreign/questions.txt");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersWhatItHoldsAndNothingElse(DemoQuestion question) throws SQLException {
        Reply reply = GovernedSources.as("tess").ask(question.text(), "geo");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        if (question.gold().isEmpty()) {
            assertThat(reply.body().path("status").asText()).as(reply.text()).isNotEqualTo("ANSWERED");
            return;
        }
        assertThat(reply.body().path("status").asText()).as(reply.text()).isEqualTo("ANSWERED");
        try (Connection geo = TestPostgres.connect("geo", "postgres")) {
            Rows expected = Rows.of(geo, question.gold().orElseThrow());
            assertThat(Rows.of(reply.body()).contain(expected, question.isOrdered()))
                    .as(
                            "%s%ngives %s%ninstead of %s",
                            reply.body().path("sql").asText(), reply.body().path("rows"), expected)
                    .isTrue();
        }
    }
}
