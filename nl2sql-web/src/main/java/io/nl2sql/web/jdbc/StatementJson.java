package io.nl2sql.web.jdbc;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.statement.ClientStatement;
import io.nl2sql.core.statement.Parameter;
import io.nl2sql.web.rest.JsonBody;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The body of a request to run or describe a statement.
 *
 * @param id made up by the client
 * @param describe whether only columns are wished for
 */
record StatementJson(UUID id, ClientStatement statement, boolean describe) {
    private static final int LARGEST = 1024 * 1024;
    private static final JsonBody.Shape SHAPE = new JsonBody.Shape(
            List.of(
                    "id",
                    "text",
                    "dataSource",
                    "mode",
                    "maxRows",
                    "fetchSize",
                    "timeoutMs",
                    "describe",
                    "escapeProcessing",
                    "parameters"),
            Map.of("parameters", List.of("type", "value")),
            Set.of(),
            LARGEST);

    static StatementJson read(InputStream body) throws IOException {
        JsonBody fields = JsonBody.read(body, SHAPE);
        fields.countOrNone("fetchSize");
        ClientStatement statement = new ClientStatement(
                fields.text("text"),
                fields.optionalText("dataSource"),
                fields.optionalText("mode")
                        .map(mode -> choice("mode", mode, ClientStatement.Mode.values()))
                        .orElse(ClientStatement.Mode.AUTO),
                fields.countOrNone("maxRows"),
                fields.countOrNone("timeoutMs").map(Duration::ofMillis),
                !fields.has("escapeProcessing") || fields.flag("escapeProcessing"),
                fields.list("parameters").stream().map(StatementJson::parameter).toList());
        return new StatementJson(id(fields.text("id")), statement, fields.flag("describe"));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw malformed("The field 'id' must be a UUID.");
        }
    }

    private static Parameter parameter(JsonBody item) {
        return new Parameter(choice("type", item.text("type"), Parameter.Type.values()), item.optionalText("value"));
    }

    private static <T extends Enum<T>> T choice(String field, String written, T[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> malformed("The field '" + field + "' must be one of "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT) + "."));
    }

    private static Nl2SqlException malformed(String detail) {
        return JsonBody.malformed(detail);
    }
}
