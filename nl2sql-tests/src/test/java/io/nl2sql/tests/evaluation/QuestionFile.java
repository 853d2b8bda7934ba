package io.nl2sql.tests.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nl2sql.core.catalog.FiscalYear;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads questions, one JSON object a line. Blank lines and unknown fields are passed over, everything else must fit. The
 * first line may say the moment from which the file's relative dates are seen.
 */
final class QuestionFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNANSWERABLE = "idk";

    private final Path path;

    QuestionFile(Path path) {
        this.path = path;
    }

    /**
     * The questions of a file, or of all files of a directory whose names end in {@code .jsonl}.
     *
     * @throws EvaluationException as {@link #read} does, or saying that there is no such file
     */
    static List<EvaluationQuestion> readAll(Path path) {
        if (!Files.isDirectory(path)) {
            return new QuestionFile(path).read();
        }
        try (Stream<Path> files = Files.list(path)) {
            List<EvaluationQuestion> questions = files.filter(
                            file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(file -> new QuestionFile(file).read().stream())
                    .toList();
            if (questions.isEmpty()) {
                throw new EvaluationException("There is no file of questions, *.jsonl, in " + path + ".");
            }
            return questions;
        } catch (IOException e) {
            throw new EvaluationException("The directory " + path + " cannot be read: " + e.getMessage());
        }
    }

    /** @throws EvaluationException naming the first line that cannot be used, or saying that there is none */
    List<EvaluationQuestion> read() {
        List<String> lines = lines();
        List<EvaluationQuestion> questions = new ArrayList<>();
        Optional<Instant> now = Optional.empty();
        FiscalYear years = FiscalYear.calendar();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).isBlank()) {
                continue;
            }
            JsonNode node = object(lines.get(index), index + 1);
            if (questions.isEmpty() && now.isEmpty() && !node.has("id") && node.has("now")) {
                now = Optional.of(moment(node, index + 1));
                years = years(node, index + 1);
            } else {
                questions.add(question(node, now, years, index + 1));
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

    private Instant moment(JsonNode header, int number) {
        try {
            return Instant.parse(header.path("now").asText());
        } catch (DateTimeParseException e) {
            throw wrong(number, "the field now is no moment such as 2026-05-14T09:30:00Z");
        }
    }

    private FiscalYear years(JsonNode header, int number) {
        try {
            boolean afterEnd = !header.path("fiscal_year_named_after").asText().equals("start");
            return header.has("fiscal_year_starts")
                    ? new FiscalYear(
                            MonthDay.parse(
                                    "--" + header.path("fiscal_year_starts").asText()),
                            afterEnd)
                    : FiscalYear.calendar();
        } catch (DateTimeException e) {
            throw wrong(number, "the field fiscal_year_starts is no day such as 07-01");
        }
    }

    private EvaluationQuestion question(JsonNode node, Optional<Instant> now, FiscalYear years, int number) {
        return new EvaluationQuestion(
                required(node, "id", number),
                required(node, "db_id", number),
                required(node, "question", number),
                optional(node, "evidence", number),
                golds(node, number),
                texts(node, "also_pg", number),
                expected(node, number),
                new Setting(optional(node, "category", number), texts(node, "previous", number), now, years));
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

    /** The expected SQL, with every choice of columns that a {@code gold_raw} leaves open. */
    private List<String> golds(JsonNode node, int number) {
        List<String> golds = new ArrayList<>(texts(node, "gold_pg", number));
        if (!golds.isEmpty() && optional(node, "gold_raw", number).contains("{")) {
            golds.addAll(AnyColumns.spelledOut(optional(node, "gold_raw", number)));
        }
        return golds;
    }

    private List<String> texts(JsonNode node, String field, int number) {
        JsonNode written = node.path(field);
        List<String> texts = new ArrayList<>();
        if (written.isTextual()) {
            texts.add(written.asText());
        } else if (written.isArray()) {
            written.forEach(one -> texts.add(one.isTextual() ? one.asText() : ""));
        } else if (!written.isMissingNode() && !written.isNull()) {
            throw wrong(number, "the field " + field + " is neither a text nor a list of texts");
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            throw wrong(number, "the field " + field + " holds something that is no text");
        }
        return texts;
    }

    private Expected expected(JsonNode node, int number) {
        String reply = optional(node, "reply", number);
        return switch (reply) {
            case "" -> isAnswerable(node) ? Expected.ANSWER : Expected.NO_ANSWER;
            case "answer" -> Expected.ANSWER;
            case "clarify" -> Expected.CLARIFICATION;
            case "refuse" -> Expected.REFUSAL;
            default -> throw wrong(number, "the field reply is neither answer nor clarify nor refuse");
        };
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
