package io.nl2sql.web.rest;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.core.pipeline.Answer;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes an answer as the wire contract has it. */
final class AnswerJson {
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private final JsonGenerator json;

    private AnswerJson(JsonGenerator json) {
        this.json = json;
    }

    /** @param showExecuted whether the reader may see the SQL after policy */
    static void write(Answer answer, boolean showExecuted, OutputStream target) {
        try (JsonGenerator json = GENERATORS.createGenerator(target, StandardCharsets.UTF_8)) {
            new AnswerJson(json).answer(answer, showExecuted);
        }
    }

    private void answer(Answer answer, boolean showExecuted) {
        json.writeStartObject()
                .write("id", answer.id().toString())
                .write("status", answer.status().name())
                .write("question", answer.question())
                .write("dataSource", answer.dataSource())
                .write("conversationId", answer.conversation())
                .write("sql", answer.sql());
        if (showExecuted) {
            json.write("executedSql", answer.executedSql());
        }
        result(answer);
        json.write("explanation", answer.explanation());
        answer.clarification().ifPresent(this::clarification);
        answer.reason().ifPresent(reason -> json.write("reason", reason));
        texts("assumptions", answer.assumptions());
        texts("alternatives", answer.alternatives());
        words(answer.words());
        answer.confidence()
                .ifPresentOrElse(value -> json.write("confidence", value), () -> json.writeNull("confidence"));
        json.write("generator", answer.generator());
        texts("warnings", answer.warnings());
        timings(answer.timings());
        answer.usage().ifPresentOrElse(this::usage, () -> json.writeNull("usage"));
        json.writeEnd();
    }

    private void result(Answer answer) {
        json.writeStartArray("columns");
        for (ResultColumn column : answer.result().columns()) {
            json.writeStartObject()
                    .write("name", column.name())
                    .write("type", column.type().name())
                    .writeEnd();
        }
        json.writeEnd().writeStartArray("rows");
        for (List<Object> row : answer.result().rows()) {
            JsonValues.write(row, json);
        }
        json.writeEnd()
                .write("rowCount", answer.result().rows().size())
                .write("truncated", answer.result().truncated());
    }

    private void clarification(Answer.Clarification clarification) {
        json.writeStartObject("clarification").write("question", clarification.question());
        texts("choices", clarification.choices());
        json.writeEnd();
    }

    private void texts(String name, List<String> texts) {
        json.writeStartArray(name);
        texts.forEach(json::write);
        json.writeEnd();
    }

    private void words(List<BoundWord> words) {
        json.writeStartArray("words");
        for (BoundWord word : words) {
            json.writeStartObject()
                    .write("text", word.text())
                    .write("meaning", word.meaning())
                    .write("state", word.state().name())
                    .writeEnd();
        }
        json.writeEnd();
    }

    private void timings(Map<String, Double> timings) {
        json.writeStartObject("timingsMs");
        timings.forEach((stage, millis) -> json.write(stage, Math.round(millis * 1000) / 1000.0));
        json.writeEnd();
    }

    private void usage(Usage usage) {
        json.writeStartObject("usage")
                .write("model", usage.model())
                .write("promptTokens", usage.promptTokens())
                .write("completionTokens", usage.completionTokens())
                .write("costUsd", usage.costUsd())
                .writeEnd();
    }
}
