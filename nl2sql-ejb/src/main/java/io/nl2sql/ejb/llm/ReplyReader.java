package io.nl2sql.ejb.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes out what a model wrote: the JSON object that it was asked for, alone, fenced or within prose, or bare SQL of a model
 * that knows no better. What people will see is bounded and cleaned; the SQL is left as it is, for the guard to judge.
 */
final class ReplyReader {
    private static final int LONGEST_SQL = 50_000;
    private static final int LONGEST_TEXT = 600;
    private static final int MOST_TEXTS = 6;
    private static final int MOST_CHOICES = 4;
    private static final double UNSAID_CONFIDENCE = 0.5;
    private static final Pattern FENCE = Pattern.compile("```[ \\t]*([A-Za-z]*)[ \\t]*\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern QUERY = Pattern.compile("(?is)^\\(*\\s*(select|with)\\b.*");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Empty where nothing can be made of it. */
    Optional<Generation> read(String written) {
        String text = written.strip();
        List<String> fenced = fenced(text);
        Optional<Generation> structured = Stream.concat(
                        Stream.concat(Stream.of(text), fenced.stream()), Stream.of(braces(text)))
                .flatMap(part -> object(part).stream())
                .flatMap(object -> generation(object).stream())
                .findFirst();
        return structured.or(() -> bare(fenced.size() == 1 ? fenced.get(0) : text));
    }

    private static List<String> fenced(String text) {
        List<String> parts = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            parts.add(fence.group(2).strip());
        }
        return parts;
    }

    private static String braces(String text) {
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        return open < 0 || close < open ? "" : text.substring(open, close + 1);
    }

    private static Optional<JsonNode> object(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Generation> generation(JsonNode object) {
        String sql = object.path("sql").asText("").strip();
        if (object.path("sql").isTextual() && !sql.isEmpty()) {
            return sql.length() > LONGEST_SQL ? Optional.empty() : Optional.of(generated(sql, object));
        }
        return clarification(object.path("clarification")).or(() -> refusal(object.path("refusal")));
    }

    private static Generation generated(String sql, JsonNode object) {
        JsonNode confidence = object.path("confidence");
        return new Generation.Generated(new GeneratedSql(
                sql,
                line(object.path("explanation")),
                lines(object.path("assumptions"), MOST_TEXTS),
                List.of(),
                List.of(),
                confidence.isNumber() ? Math.min(1, Math.max(0, confidence.asDouble())) : UNSAID_CONFIDENCE));
    }

    private static Optional<Generation> clarification(JsonNode back) {
        String question = line(back.path("question"));
        List<String> choices = lines(back.path("choices"), MOST_CHOICES);
        return question.isEmpty() || choices.size() < 2
                ? Optional.empty()
                : Optional.of(new Generation.Clarification(question, choices, List.of()));
    }

    private static Optional<Generation> refusal(JsonNode refusal) {
        String reason = line(refusal);
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new Generation.Declined(
                        "The language model declined and says: \u201c" + reason + "\u201d", List.of()));
    }

    private static Optional<Generation> bare(String text) {
        return QUERY.matcher(text).matches() && text.length() <= LONGEST_SQL
                ? Optional.of(new Generation.Generated(
                        new GeneratedSql(text, "", List.of(), List.of(), List.of(), UNSAID_CONFIDENCE)))
                : Optional.empty();
    }

    private static String line(JsonNode text) {
        return text.isTextual() ? ShownText.line(text.asText(), LONGEST_TEXT) : "";
    }

    private static List<String> lines(JsonNode texts, int most) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(line(text)));
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }
}
