package io.nl2sql.tests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.RunningApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the auditor carl finds, all pages of it. */
public final class Audit {
    private Audit() {}

    /** @param filter as in an address, without the question mark */
    static List<JsonNode> entries(String filter, RunningApplication application) {
        List<JsonNode> entries = new ArrayList<>();
        ApiClient carl = GovernedSources.as("carl", application);
        String after = "";
        do {
            JsonNode page =
                    carl.get("api/audit?" + filter + "&limit=100" + after).body();
            page.path("items").forEach(entries::add);
            String next = page.path("next").asText("");
            after = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return entries;
    }

    /** One field of each entry. */
    public static Set<String> texts(String field, String filter, RunningApplication application) {
        Set<String> texts = new HashSet<>();
        entries(filter, application)
                .forEach(entry -> texts.add(entry.path(field).asText()));
        return texts;
    }
}
