package io.nl2sql.ejb.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How exactly the form of a reply is asked for; servers that do not know one are asked for the next. */
enum AnswerForm {
    /** By JSON schema, which the server enforces. */
    SCHEMA,
    /** The same without a temperature, which some models do not take. */
    SCHEMA_ALONE,
    /** Any JSON object. */
    JSON,
    /** Anything; the rules in the prompt say what. No parameter that a server may not know. */
    TEXT;

    private static final ResponseFormatJsonSchema SCHEMA_FORMAT = schema();

    Optional<AnswerForm> simpler() {
        return this == TEXT ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    void ask(ChatCompletionCreateParams.Builder request, double temperature, long mostTokens) {
        if (this == SCHEMA || this == SCHEMA_ALONE) {
            request.responseFormat(SCHEMA_FORMAT);
        } else if (this == JSON) {
            request.responseFormat(ResponseFormatJsonObject.builder().build());
        }
        if (this != TEXT) {
            request.maxCompletionTokens(mostTokens);
        }
        if (this == SCHEMA || this == JSON) {
            request.temperature(temperature);
        }
    }

    private static ResponseFormatJsonSchema schema() {
        ResponseFormatJsonSchema.JsonSchema.Schema.Builder schema =
                ResponseFormatJsonSchema.JsonSchema.Schema.builder();
        properties().forEach(schema::putAdditionalProperty);
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("answer")
                        .strict(true)
                        .schema(schema.build())
                        .build())
                .build();
    }

    private static Map<String, JsonValue> properties() {
        try {
            JsonNode root = new ObjectMapper().readTree(AnswerForm.class.getResource("answer-schema.json"));
            Map<String, JsonValue> properties = new LinkedHashMap<>();
            root.fields()
                    .forEachRemaining(
                            member -> properties.put(member.getKey(), JsonValue.fromJsonNode(member.getValue())));
            return properties;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of answers is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of answers cannot be read", e);
        }
    }
}
