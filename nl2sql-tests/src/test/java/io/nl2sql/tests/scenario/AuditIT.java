package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What auditors see of what people did, and what others do not. */
class AuditIT {
    private static RunningApplication application;
    private static ApiClient ann;
    private static ApiClient bob;
    private static ApiClient carl;
    private static ApiClient dora;

    @BeforeAll
    static void signIn() {
        application = RunningApplication.shared();
        ann = application.as("ann");
        bob = application.as("bob");
        carl = application.as("carl");
        dora = application.as("dora");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A word that no other test writes. */
    private static String mark() {
        return "mark_" + UUID.randomUUID().toString().replace('-', '_');
    }

    private static List<String> each(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static JsonNode items(ApiClient reader, String parameters) {
        Reply reply = reader.get("api/audit?" + parameters);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body().path("items");
    }

    @Test
    void holdsAQuestionWithItsSqlBeforeAndAfterPolicyAndTheClaimsValues() {
        JsonNode answer = ann.ask("How many vendors are there?").body();
        JsonNode entry = carl.get("api/audit/" + answer.path("id").asText()).body();

        assertThat(entry.path("kind").asText()).isEqualTo("ASKED");
        assertThat(entry.path("principal").asText()).isEqualTo("ann");
        assertThat(entry.path("roles").toString()).contains("analyst");
        assertThat(entry.path("door").asText()).isEqualTo("rest");
        assertThat(entry.path("dataSource").asText()).isEqualTo("accruals");
        assertThat(entry.path("question").asText()).isEqualTo("How many vendors are there?");
        assertThat(entry.path("sql")).isEqualTo(answer.path("sql"));
        assertThat(entry.path("sql").asText()).doesNotContain("region_id");
        assertThat(entry.path("executedSql").asText()).contains("region_id");
        assertThat(entry.path("policies"))
                .extracting(JsonNode::asText)
                .containsExactly("finance.vendors: rows where region_id = 1");
        assertThat(entry.path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(entry.path("generator").asText()).isEqualTo("embedded");
        assertThat(entry.path("rowCount").asInt()).isEqualTo(1);
        assertThat(entry.path("durationMs").asDouble()).isPositive();
        assertThat(entry.path("usage").isNull()).isTrue();
    }

    @Test
    void holdsEveryAttackAsItWasSent() {
        Set<String> attacks = new TreeSet<>();
        for (AttackIT.Attack attack : AttackIT.attacks()) {
            if (attack.mustBeRefused() && attack.sql().chars().noneMatch(Character::isISOControl)) {
                assertThat(ann.sql(attack.sql(), "accruals").status())
                        .as(attack.sql())
                        .isEqualTo(422);
                attacks.add(attack.sql());
            }
        }
        JsonNode refused = items(carl, "limit=500&principal=ann&door=rest&outcome=REFUSED&dataSource=accruals");

        assertThat(attacks).hasSizeGreaterThan(30);
        assertThat(each(refused, "sql")).containsAll(attacks);
        assertThat(refused)
                .filteredOn(entry -> !entry.path("sql").asText().isEmpty())
                .allSatisfy(entry -> assertThat(entry.path("code").asText("")).isNotEmpty());
        assertThat(each(refused, "executedSql")).containsOnly("");
    }

    @Test
    void isClosedToAnalysts() {
        String id = ann.ask("How many regions are there?").body().path("id").asText();

        for (String path : List.of("api/audit", "api/audit?q=x", "api/audit/" + id)) {
            Reply reply = ann.get(path);
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("NOT_ALLOWED");
        }
        assertThat(ann.getCsv("api/audit").status()).isEqualTo(403);
        assertThat(ann.get("api/history?everybody=true").status()).isEqualTo(403);
        assertThat(ApiClient.anonymous(application.baseUri()).get("api/audit").status())
                .isEqualTo(401);
        assertThat(ann.get("api/history/" + id).body().has("policies")).isFalse();
        assertThat(bob.get("api/history/" + id).status()).isEqualTo(404);
        assertThat(carl.get("api/history/" + id).body().path("principal").asText())
                .isEqualTo("ann");
        assertThat(carl.get("api/audit/no-id").status()).isEqualTo(404);
    }

    @Test
    void findsByEveryFilter() {
        String mark = mark();
        ann.sql("SELECT count(*) AS " + mark + " FROM regions", "accruals");
        bob.sql("SELECT count(*) AS " + mark + " FROM nowhere", "accruals");

        assertThat(items(carl, "kind=ASKED&q=" + mark)).hasSize(2);
        assertThat(each(items(carl, "kind=ASKED&principal=bob&q=" + mark.toUpperCase(Locale.ROOT)), "code"))
                .containsExactly("TABLE_UNKNOWN");
        assertThat(each(
                        items(carl, "outcome=ANSWERED&kind=ASKED&door=rest&dataSource=accruals&q=" + mark),
                        "principal"))
                .containsExactly("ann");
        assertThat(each(items(carl, "code=TABLE_UNKNOWN&q=" + mark), "principal"))
                .containsExactly("bob");
        assertThat(items(carl, "kind=ASKED&door=jdbc&q=" + mark)).isEmpty();
        assertThat(items(carl, "to=2026-01-01T00:00:00Z&q=" + mark)).isEmpty();
        assertThat(items(carl, "q=" + encoded(mark.replace("_", "%")))).isEmpty();
        assertThat(ann.get("api/history?q=" + mark).body().path("items")).hasSize(1);
        assertThat(ann.get("api/history?outcome=REFUSED&q=" + mark).body().path("items"))
                .isEmpty();
    }

    @Test
    void isPagedWithoutGapOrRepetition() {
        String mark = mark();
        for (int count = 0; count < 5; count++) {
            ann.sql("SELECT " + count + " AS " + mark, "accruals");
        }
        String filter = "kind=ASKED&q=" + mark;
        Reply first = carl.get("api/audit?limit=3&" + filter);
        Reply second = carl.get("api/audit?limit=3&" + filter + "&after="
                + encoded(first.body().path("next").asText()));

        List<String> read = new ArrayList<>(each(first.body().path("items"), "id"));
        read.addAll(each(second.body().path("items"), "id"));
        assertThat(read).hasSize(5).isEqualTo(each(items(carl, filter), "id"));
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "outcom=REFUSED, outcom",
        "outcome=lost, outcome",
        "from=yesterday, from",
        "to=2026-05-06, to",
        "limit=50001, limit",
        "after=nonsense, after",
        "door=window, door",
        "q=, q",
        "everybody=true, everybody",
        "q=a&q=b, q"
    })
    void namesTheParameterThatIsWrong(String parameters, String name) {
        for (Reply reply : List.of(carl.get("api/audit?" + parameters), carl.getCsv("api/audit?" + parameters))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("REQUEST_MALFORMED");
            assertThat(reply.body().path("detail").asText()).contains("'" + name + "'");
        }
    }

    @Test
    void isAFileOnDemandWithoutFormulas() {
        String mark = mark();
        ann.ask("=HYPERLINK(\"" + mark + "\")");
        ann.sql("SELECT count(*) AS " + mark + " FROM vendors", "accruals");
        Reply file = carl.getCsv("api/audit?kind=ASKED&q=" + mark);

        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.text())
                .startsWith("id,kind,at,principal,")
                .contains("\"'=HYPERLINK(\"\"" + mark)
                .contains("finance.vendors: rows where region_id = 1");
        assertThat(carl.getCsv("api/audit?kind=ASKED&limit=1&q=" + mark)
                        .text()
                        .lines()
                        .filter(line -> line.contains(mark)))
                .hasSize(1);
        assertThat(ann.getCsv("api/history?q=" + mark).text()).contains(mark).doesNotContain("executedSql");
    }

    @Test
    void isInTheAuditItself() {
        String mark = mark();
        String id = ann.sql("SELECT 1 AS " + mark, "accruals").body().path("id").asText();
        carl.get("api/audit?principal=" + mark);
        carl.getCsv("api/audit?principal=" + mark);
        carl.get("api/history?everybody=true&q=" + mark);
        carl.get("api/audit/" + id);
        JsonNode readings = items(dora, "kind=AUDIT_READ&principal=carl&q=" + mark);

        assertThat(each(readings, "message"))
                .containsExactly(
                        "Read the audit: kind ASKED, with '" + mark + "'.",
                        "Exported the audit: person '" + mark + "'.",
                        "Read the audit: person '" + mark + "'.");
        assertThat(each(items(dora, "kind=AUDIT_READ&principal=carl&q=" + id), "rowCount"))
                .containsExactly("1");
        assertThat(carl.get("api/history?q=" + mark).body().path("items")).isEmpty();
    }

    @Test
    void holdsNoValueOfAnyResult() throws SQLException {
        String mark = mark();
        JsonNode answer = ann.sql("SELECT name AS " + mark + " FROM vendors ORDER BY name LIMIT 20", "accruals")
                .body();
        List<String> names = StreamSupport.stream(answer.path("rows").spliterator(), false)
                .map(row -> row.path(0).asText())
                .toList();

        assertThat(names).hasSize(20);
        try (Connection system = application.systemAsSuperuser();
                PreparedStatement query =
                        system.prepareStatement("SELECT h::text FROM history_entry h WHERE h.id = ?")) {
            query.setObject(1, UUID.fromString(answer.path("id").asText()));
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains(mark).doesNotContain(names.toArray(String[]::new));
            }
        }
    }
}
