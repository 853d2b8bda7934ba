package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.ModelBehaviour;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A language model that works for an attacker, through every door that asks it: nothing hidden leaves, all is recorded. */
class CompromisedModelIT {
    private static final int EVERY = 5;
    private static final String NESTED = " nested";
    private static final Map<String, ModelBehaviour> ANSWERS = CompromisedModel.answers(EVERY);

    @Test
    void getsNothingOutOverRest() {
        ApiClient tess = GovernedSources.as("tess", ModelApplication.application());
        List<String> leaks = new ArrayList<>();
        ANSWERS.forEach((name, answer) -> {
            ModelApplication.MODEL.always(answer);
            Reply reply = tess.ask(CompromisedModel.question(name), "lab");
            if (!List.of(200, 408, 422).contains(reply.status())
                    || CompromisedModel.leaks(withoutQuestionAndSql(reply))) {
                leaks.add(name + ": " + reply.text());
            }
        });

        assertThat(leaks).isEmpty();
        assertThat(recorded("rest")).containsAll(questions(""));
    }

    private static String withoutQuestionAndSql(Reply reply) {
        return AttackIT.shown(reply)
                + reply.body().path("reason")
                + reply.body().path("clarification")
                + reply.body().path("assumptions")
                + reply.body().path("alternatives");
    }

    @Test
    void getsNothingOutOverJdbc() throws SQLException {
        List<String> leaks = new ArrayList<>();
        try (Connection tess = GovernedSources.jdbc("tess", "lab", ModelApplication.application())) {
            for (Map.Entry<String, ModelBehaviour> answer : ANSWERS.entrySet()) {
                ModelApplication.MODEL.always(answer.getValue());
                String asked = shown(tess, "ASK " + CompromisedModel.question(answer.getKey()));
                String nested =
                        shown(tess, "SELECT * FROM nl('" + CompromisedModel.question(answer.getKey() + NESTED) + "')");
                if (CompromisedModel.leaks(asked) || CompromisedModel.leaks(nested)) {
                    leaks.add(answer.getKey() + ": " + asked + nested);
                }
            }
        }

        assertThat(leaks).isEmpty();
        Set<String> recorded = recorded("jdbc");
        assertThat(recorded).as("asked by ASK").containsAll(questions(""));
        assertThat(recorded).as("asked by nl()").containsAll(questions(NESTED));
    }

    private static List<String> questions(String further) {
        return ANSWERS.keySet().stream()
                .map(name -> CompromisedModel.question(name + further))
                .toList();
    }

    /** All that a client can see of what comes back, but for the warning that holds the generated SQL. */
    private static String shown(Connection connection, String text) {
        StringBuilder shown = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setQueryTimeout(20);
            try (ResultSet rows = statement.executeQuery()) {
                int width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= width; column++) {
                        shown.append(rows.getString(column)).append('\n');
                    }
                }
            }
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (!warning.getSQLState().equals("01N01")) {
                    shown.append(warning.getMessage()).append('\n');
                }
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(text + ": " + e.getMessage()).isNotIn("XX000", "08006");
            shown.append(e.getMessage());
        }
        return shown.toString();
    }

    /** Questions of tess's entries, as the auditor sees them. */
    private static Set<String> recorded(String door) {
        return Audit.texts("question", "principal=tess&door=" + door, ModelApplication.application());
    }
}
