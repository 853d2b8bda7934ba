package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.scenario.AttackIT.Attack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hostile statements of {@link AttackIT}, sent by the driver as any tool would, and what the auditor sees of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackOverJdbcIT {
    private static Connection tess;

    @BeforeAll
    static void connect() throws SQLException {
        tess = GovernedSources.jdbc("tess", "lab");
    }

    @AfterAll
    static void close() throws SQLException {
        tess.close();
    }

    static List<Attack> attacks() {
        return AttackIT.attacks();
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("attacks")
    void areRefusedOrShowNothingHidden(Attack attack) throws SQLException {
        StringBuilder shown = new StringBuilder();
        Optional<String> refusal = run(attack.sql(), shown);

        if (attack.mustBeRefused()) {
            assertThat(refusal).as("shown: %s", shown).isPresent();
        }
        refusal.ifPresent(state -> assertThat(state).as(shown.toString()).isNotIn("XX000", "08006"));
        assertThat(shown.toString()).doesNotContain(AttackIT.HIDDEN.toArray(String[]::new));
    }

    /**
     * Sends a text and collects all that a client can see of what comes back.
     *
     * @return the SQLState where it was refused
     */
    private static Optional<String> run(String text, StringBuilder shown) throws SQLException {
        try (Statement statement = tess.createStatement()) {
            statement.setQueryTimeout(10);
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(text)) {
                read(rows, shown);
            }
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (!warning.getSQLState().equals("01N01")) {
                    shown.append(warning.getMessage()).append('\n');
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            shown.append(e.getMessage());
            return Optional.of(e.getSQLState());
        }
    }

    private static void read(ResultSet rows, StringBuilder shown) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        for (int column = 1; column <= width; column++) {
            shown.append(rows.getMetaData().getColumnLabel(column)).append('\n');
        }
        while (rows.next()) {
            for (int column = 1; column <= width; column++) {
                shown.append(rows.getString(column)).append('\n');
            }
        }
    }

    @Order(2)
    @Test
    void areAllInTheAudit() {
        Set<String> recorded = recorded();

        assertThat(attacks()).allSatisfy(attack -> assertThat(recorded).contains(trimmed(attack.recorded())));
    }

    /** The end of a statement does not matter. */
    private static String trimmed(String recorded) {
        return recorded.strip().replaceFirst("[;\\s]+$", "");
    }

    private static Set<String> recorded() {
        Set<String> seen = new HashSet<>();
        ApiClient carl = GovernedSources.as("carl");
        String after = "";
        do {
            JsonNode page = carl.get("api/audit?principal=tess&door=jdbc&limit=100" + after)
                    .body();
            for (JsonNode entry : page.path("items")) {
                seen.add(trimmed(entry.path("sql").asText()));
                seen.add(trimmed(entry.path("question").asText()));
            }
            after = page.path("next").asText("");
            after = after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return seen;
    }

    @Order(3)
    @Test
    void leaveHonestQueriesTheirOwnRowsMasked() throws SQLException {
        assertThat(Rows.of(tess, "SELECT id FROM customers ORDER BY id").values())
                .containsExactly(List.of("1"), List.of("2"));
        List<String> masked = Rows.of(tess, "SELECT ssn, salary FROM customers ORDER BY id")
                .values()
                .get(0);
        assertThat(masked.get(0)).endsWith("1111").isNotEqualTo("111-11-1111");
        assertThat(masked.get(1)).isEqualTo("∅");
    }
}
