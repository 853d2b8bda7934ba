package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong gets a documented code and a sentence that helps. */
class BadInputIT {
    private static final String SLOW =
            "SELECT count(*) FROM orders a, orders b, orders c, orders d, orders e, orders f, orders g";

    private static URI base() {
        return GovernedSources.application().baseUri();
    }

    static Stream<Arguments> badInputs() {
        return Stream.of(
                bad("an empty question", 400, "QUESTION_EMPTY", api -> api.ask("", "lab")),
                bad("a blank question", 400, "QUESTION_EMPTY", api -> api.ask(" \t\n", "lab")),
                bad("20 KB of question", 400, "QUESTION_TOO_LONG", api -> api.ask("how many ".repeat(2300), "lab")),
                bad("a binary question", 400, "QUESTION_NOT_TEXT", api -> api.ask("\u0000\u0001\u0002\u0007", "lab")),
                bad(
                        "a binary body",
                        400,
                        "REQUEST_MALFORMED",
                        api -> api.post("api/query", BodyPublishers.ofByteArray(new byte[] {0, (byte) 0xff, 1, 2}))),
                bad(
                        "no JSON",
                        400,
                        "REQUEST_MALFORMED",
                        api -> api.post("api/query", BodyPublishers.ofString("how many?"))),
                bad(
                        "no question",
                        400,
                        "REQUEST_MALFORMED|QUESTION_EMPTY",
                        api -> api.post("api/query", ApiClient.object())),
                bad(
                        "an unknown data source",
                        404,
                        "DATA_SOURCE_UNKNOWN",
                        api -> api.ask("how many customers?", "nowhere")),
                bad(
                        "an unknown data source for SQL",
                        404,
                        "DATA_SOURCE_UNKNOWN",
                        api -> api.sql("SELECT 1", "nowhere")),
                bad("empty SQL", 422, "SQL_REFUSED", api -> api.sql(" ", "lab")),
                bad("no SQL", 422, "SQL_REFUSED", api -> api.sql("how many customers are there?", "lab")),
                bad("an unknown table", 422, "SQL_REFUSED", api -> api.sql("SELECT * FROM nothing", "lab")),
                bad(
                        "a division by zero",
                        422,
                        "QUERY_DATA_ERROR",
                        api -> api.sql("SELECT 1 / (id - id) FROM customers", "lab")),
                bad("a statement that takes too long", 408, "STATEMENT_TIMEOUT", api -> api.sql(SLOW, "lab")),
                bad("a database that is down", 503, "DATA_SOURCE_UNAVAILABLE", api -> api.sql("SELECT 1", "gone")),
                bad(
                        "a question to a database that is down",
                        503,
                        "DATA_SOURCE_UNAVAILABLE",
                        api -> api.ask("how many customers?", "gone")),
                bad(
                        "an entry that is not there",
                        404,
                        "NOT_FOUND",
                        api -> api.get("api/history/00000000-0000-0000-0000-000000000000")));
    }

    private static Arguments bad(String what, int status, String code, Function<ApiClient, Reply> call) {
        return arguments(what, status, code, call);
    }

    @ParameterizedTest(name = "{0} is a {1} {2}")
    @MethodSource("badInputs")
    void isAnsweredWithACodeAndASentence(String what, int status, String code, Function<ApiClient, Reply> call) {
        assertProblem(call.apply(GovernedSources.as("tess")), status, code);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.code()).as(reply.text()).matches(code);
        assertThat(reply.body().path("status").asInt()).isEqualTo(status);
        assertThat(reply.body().path("detail").asText())
                .hasSizeGreaterThan(10)
                .doesNotContain("Exception", "ERROR:", "org.");
    }

    @Test
    void isRefusedSignInAlikeForUnknownPeopleAndWrongPasswords() {
        ApiClient nobody = ApiClient.anonymous(base());
        Reply wrong = nobody.signIn("tess", "wrong");
        Reply unknown = nobody.signIn("nobody-of-that-name", "wrong");

        assertProblem(wrong, 401, "SIGN_IN_FAILED");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void isNotLetInWithoutATokenOrWithAForgedOne()
            throws NoSuchAlgorithmException, InvalidKeyException, SignatureException {
        List<String> parts = List.of(GovernedSources.as("tess").token().split("\\."));
        String payload = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        String admin = encoded(payload.replace("analyst", "admin").replace("\"tenant\":1", "\"tenant\":2"));
        assertThat(admin).isNotEqualTo(parts.get(1));

        List<String> forged = List.of(
                "garbage",
                parts.get(0) + "." + admin + "." + parts.get(2),
                encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + admin + ".",
                signedByAnother(parts.get(0) + "." + admin));

        assertProblem(ask(ApiClient.anonymous(base())), 401, "NOT_AUTHENTICATED");
        forged.forEach(token -> assertProblem(ask(ApiClient.withToken(base(), token)), 401, "NOT_AUTHENTICATED"));
    }

    private static Reply ask(ApiClient api) {
        return api.sql("SELECT id FROM customers", "lab");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signedByAnother(String content)
            throws NoSuchAlgorithmException, InvalidKeyException, SignatureException {
        PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    @Test
    void isTurnedAwayWhenTheTokenHasExpired() {
        ApiClient tess = GovernedSources.as("tess");
        assertThat(ask(tess).status()).isEqualTo(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(GovernedSources.TOKEN_SECONDS + 90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> ask(tess).status() == 401);

        assertProblem(ask(tess), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void isNotAllowedWithoutARoleThatWeKnow() {
        assertProblem(ask(GovernedSources.as("vic")), 403, "NOT_ALLOWED");
        assertProblem(GovernedSources.as("tess").get("api/history?everybody=true"), 403, "NOT_ALLOWED");
    }

    @Test
    void isToldWhenTheResultIsOverTheCap() {
        JsonNode answer = GovernedSources.as("tess")
                .sql("SELECT a.id FROM orders a, orders b, orders c", "lab")
                .body();

        assertThat(answer.path("rows")).hasSize(GovernedSources.MAX_ROWS);
        assertThat(answer.path("truncated").asBoolean()).isTrue();
        assertThat(answer.path("warnings").toString()).contains(Integer.toString(GovernedSources.MAX_ROWS));
    }
}
