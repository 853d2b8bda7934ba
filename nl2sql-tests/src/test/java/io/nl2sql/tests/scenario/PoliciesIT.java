package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import org.junit.jupiter.api.Test;

/** What administrators see of policies on the deployed application, and that nobody else does. */
class PoliciesIT {
    private static ObjectNode request(String sql) {
        ObjectNode request = ApiClient.object().put("sql", sql).put("dataSource", "lab");
        ObjectNode tess = request.putObject("principal").put("name", "tess");
        tess.putArray("roles").add("analyst");
        tess.putObject("claims").put("tenant", 1);
        return request;
    }

    private static Reply preview(String user, String sql) {
        return GovernedSources.as(user).post("api/policies/preview", request(sql));
    }

    private static JsonNode entries(String principal) {
        return GovernedSources.as("dora")
                .get("api/audit?kind=POLICY_PREVIEW&principal=" + principal)
                .body()
                .path("items");
    }

    @Test
    void showWhatTheyMakeOfSomebodysQuery() {
        Reply reply = preview("dora", "SELECT * FROM customers");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode preview = reply.body();
        assertThat(preview.path("executedSql").asText()).contains("tenant_id = CAST(? AS bigint)");
        assertThat(preview.path("parameters")).hasToString("[1]");
        assertThat(preview.path("policies").path(0).asText()).isEqualTo("sales.customers: rows where tenant_id = 1");
        assertThat(preview.path("hidden")).hasToString("[\"sales.customers.notes\"]");
        assertThat(preview.path("rowCount").asInt()).isEqualTo(2);
        assertThat(preview.path("rowCountWithoutPolicies").asInt()).isGreaterThan(2);
        assertThat(reply.text()).doesNotContain(AttackIT.HIDDEN.toArray(String[]::new));
        assertThat(entries("dora").findValuesAsText("id"))
                .contains(preview.path("id").asText());
    }

    @Test
    void refuseInAPreviewWhatThePersonWouldBeRefused() {
        Reply reply = preview("dora", "SELECT token FROM secrets");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("findings").path(0).path("code").asText()).isEqualTo("TABLE_UNKNOWN");
    }

    @Test
    void areForAdministratorsAloneAndAttemptsAreRecorded() {
        Reply reply = preview("carl", "SELECT id FROM customers");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("NOT_ALLOWED");
        assertThat(entries("carl").findValuesAsText("code")).contains("NOT_ALLOWED");
        assertThat(GovernedSources.as("tess").get("api/policies").status()).isEqualTo(403);
        assertThat(ApiClient.anonymous(GovernedSources.application().baseUri())
                        .get("api/policies")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refuseAMalformedRequest() {
        ObjectNode unknown = request("SELECT 1").put("more", true);

        assertThat(GovernedSources.as("dora")
                        .post("api/policies/preview", unknown)
                        .code())
                .isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void areListedAsTheyAreInForce() {
        Reply reply = GovernedSources.as("dora").get("api/policies");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        for (JsonNode source : reply.body().path("items")) {
            if (source.path("dataSource").asText().equals("lab")) {
                assertThat(source.path("available").asBoolean()).isTrue();
                assertThat(source.path("version").asText()).isNotEmpty();
                assertThat(source.path("errors")).isEmpty();
                assertThat(source.path("tables").path(0).path("rows").path(0).asText())
                        .isEqualTo("rows where tenant_id = :tenant");
                assertThat(source.path("tables")
                                .path(0)
                                .path("columns")
                                .path("salary")
                                .asText())
                        .isEqualTo("masked: null unless hr");
            }
        }
        assertThat(reply.body().path("items").findValuesAsText("dataSource")).contains("lab", "geo", "gone");
        assertThat(reply.body().path("warnings").toString()).contains("names the role 'hr'");
    }
}
