package io.nl2sql.tests.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads questions, one JSON object a line. Blank lines and unknown fields are passed over, everything else must fit. */
final class QuestionFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNANSWERABLE = "idk";

    private final Path path;

    QuestionFile(Path path) {
        this.path = path;
    }

    /** @throws EvaluationException naming the first line that cannot be used, or saying that there is none */
    List<EvaluationQuestion> read() {
        List<String> lines = lines();
        List<EvaluationQuestion> questions = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                questions.add(question(lines.get(index), index + 1));
            }
        }
        if (questions.isEmpty()) {
            throw new EvaluationException(path + " holds no question. Each line is to be a JSON object with id, db_id,"
                    + " question and gold_pg.");
        }
        return questions;
    }

    private List<String> lines() {
        if (!Files.isRegularFile(path)) {
            throw new EvaluationException("There is no file " + path + ". Name the questions with -Dquestions=FILE.");
        }
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EvaluationException("The file " + path + " cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    private EvaluationQuestion question(String line, int number) {
        JsonNode node = object(line, number);
        return new EvaluationQuestion(
                required(node, "id", number),
                required(node, "db_id", number),
                required(node, "question", number),
                optional(node, "evidence", number),
                golds(node.path("gold_pg"), number),
                isAnswerable(node));
    }

    private JsonNode object(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw wrong(number, "it is not JSON: " + e.getOriginalMessage());
        }
        throw wrong(number, "it is not a JSON object");
    }

    private String required(JsonNode node, String field, int number) {
        JsonNode value = node.path(field);
        boolean text = value.isTextual() || value.isIntegralNumber();
        if (!text || value.asText().isBlank()) {
            throw wrong(number, "the field " + field + " is missing, or is not a text with something in it");
        }
        return value.asText();
    }

    private String optional(JsonNode node, String field, int number) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(number, "the field " + field + " is not a text");
        }
        return value.asText();
    }

    private List<String> golds(JsonNode written, int number) {
        List<String> golds = new ArrayList<>();
        if (written.isTextual()) {
            golds.add(written.asText());
        } else if (written.isArray()) {
            written.forEach(one -> golds.add(one.isTextual() ? one.asText() : ""));
        } else if (!written.isMissingNode() && !written.isNull()) {
            throw wrong(number, "the field gold_pg is neither a text nor a list of texts");
        }
        if (golds.stream().anyMatch(String::isBlank)) {
            throw wrong(number, "the field gold_pg holds something that is no SQL text");
        }
        return golds;
    }

    /** A line without the field is not judged; one that says that there is no gold wants a refusal. */
    private static boolean isAnswerable(JsonNode node) {
        JsonNode gold = node.path("gold_pg");
        boolean denied = gold.isNull() || (gold.isArray() && gold.isEmpty());
        return !denied && !node.path("split").asText().equals(UNANSWERABLE);
    }

    private EvaluationException wrong(int number, String what) {
        return new EvaluationException(path + ", line " + number + ": " + what + ".");
    }
}
