package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient.Reply;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile SQL against a database that nothing protects but the guard, as tenant 1's analyst. */
class AttackIT {
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /** Rows of the other tenant, the secret table, and what is masked or hidden in tenant 1's own rows. */
    static final List<String> HIDDEN = List.of(
            "TOPSECRET",
            "Carol",
            "Dave",
            "carol@",
            "dave@",
            "333-33",
            "444-44",
            "bad int",
            "111-11-1111",
            "222-22-2222");

    /** @param mustBeRefused whether nothing but a refusal will do */
    record Attack(String id, String kind, String sql, boolean mustBeRefused) {
        /** The SQL as the history keeps it: PostgreSQL stores no NUL. */
        String recorded() {
            return sql.replace('\u0000', '\uFFFD').strip();
        }

        static Attack of(String line) {
            String[] cells = line.split("\t", -1);
            return new Attack(cells[0], cells[1], unescaped(cells[2]), cells[3].matches("REJECT(?! or ).*"));
        }

        private static String unescaped(String cell) {
            return UNICODE.matcher(cell.replace("\\r", "\r"))
                    .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)))
                    .replace("\\\\", "\\");
        }

        @Override
        public String toString() {
            return id + " " + kind;
        }
    }

    static List<Attack> attacks() {
        return GovernedSources.resource(GovernedSources.ATTACKS + "statements.tsv")
                .lines()
                .skip(1)
                .map(Attack::of)
                .toList();
    }

    @Test
    void areAllThere() {
        assertThat(attacks()).hasSize(125);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void areRefusedOrShowNothingHidden(Attack attack) {
        Reply reply = GovernedSources.as("tess").sql(attack.sql(), "lab");

        assertThat(reply.status()).as(reply.text()).isIn(200, 408, 422);
        if (attack.mustBeRefused()) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        }
        assertThat(shown(reply)).doesNotContain(HIDDEN.toArray(String[]::new));
    }

    /** Everything in a reply but the statement itself. */
    static String shown(Reply reply) {
        JsonNode body = reply.body();
        return body.path("rows") + " " + body.path("columns") + body.path("detail") + body.path("findings")
                + body.path("warnings") + body.path("explanation");
    }

    @Test
    void doNotStopHonestQueriesFromSeeingTheirOwnRowsMasked() {
        Reply ids = GovernedSources.as("tess").sql("SELECT id FROM customers ORDER BY id", "lab");
        Reply masked = GovernedSources.as("tess").sql("SELECT ssn, salary FROM customers ORDER BY id", "lab");

        assertThat(ids.body().path("rows")).hasToString("[[1],[2]]");
        assertThat(masked.body().path("rows").path(0).path(0).asText())
                .endsWith("1111")
                .isNotEqualTo("111-11-1111");
        assertThat(masked.body().path("rows").path(0).path(1).isNull()).isTrue();
    }

    @Test
    void areNotNeededToSeeNothingWithoutTheClaim() {
        Reply reply = GovernedSources.as("nora").sql("SELECT id FROM customers", "lab");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.body().path("rows")).isEmpty();
        assertThat(reply.body().path("warnings").toString()).as(reply.text()).isNotEqualTo("[]");
    }
}
