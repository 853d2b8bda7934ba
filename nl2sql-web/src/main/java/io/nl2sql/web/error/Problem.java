package io.nl2sql.web.error;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.guard.finding.Finding;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/**
 * A problem document (RFC 9457).
 *
 * @param code stable code; decides status, title and type
 * @param detail what went wrong and what to do, for the caller
 * @param instance the request's path, or a name for this one occurrence
 * @param findings why SQL was refused, empty for other problems
 */
public record Problem(ErrorCode code, String detail, String instance, List<Finding> findings) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        findings = List.copyOf(findings);
    }

    public static Problem of(ErrorCode code, String detail, String instance) {
        return new Problem(code, detail, instance, List.of());
    }

    public int status() {
        return HttpStatus.of(code).status();
    }

    public JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add(
                        "type",
                        "urn:nl2sql:error:"
                                + code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("title", HttpStatus.of(code).title())
                .add("status", status())
                .add("code", code.name())
                .add("detail", detail)
                .add("instance", instance);
        if (!findings.isEmpty()) {
            json.add("findings", list());
        }
        return json.build();
    }

    private JsonArrayBuilder list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Finding finding : findings) {
            list.add(Json.createObjectBuilder()
                    .add("code", finding.code().name())
                    .add("message", finding.message())
                    .add("line", finding.line())
                    .add("column", finding.column())
                    .add("hint", finding.hint()));
        }
        return list;
    }
}
