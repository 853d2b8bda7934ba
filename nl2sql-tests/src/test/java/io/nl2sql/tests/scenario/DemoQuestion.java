package io.nl2sql.tests.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One entry of a file of questions.
 *
 * @param gold the SQL with the asker's restriction as <code>{alias}</code>; empty where no answer must be given
 */
public record DemoQuestion(String text, Optional<String> gold) {
    private static final Pattern RESTRICTION = Pattern.compile("\\{(\\w+)}");

    public static List<DemoQuestion> all(String resource) {
        try (InputStream file = DemoQuestion.class.getResourceAsStream(resource)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\\n\\s*\\n"))
                    .map(block ->
                            block.lines().filter(line -> !line.startsWith("#")).toList())
                    .filter(lines -> !lines.isEmpty())
                    .map(DemoQuestion::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoQuestion of(List<String> lines) {
        List<String> rest = new ArrayList<>(lines.subList(1, lines.size()));
        String sql = String.join("\n", rest).strip();
        if (!lines.get(0).startsWith("? ") || sql.isEmpty()) {
            throw new IllegalArgumentException("Not a question with its SQL: " + lines);
        }
        return new DemoQuestion(
                lines.get(0).substring(2), sql.equals("unanswered") ? Optional.empty() : Optional.of(sql));
    }

    /** The SQL for somebody who may see that region only. */
    String goldFor(int region) {
        return RESTRICTION.matcher(gold.orElseThrow()).replaceAll("$1.region_id = " + region);
    }

    boolean isOrdered() {
        return gold.orElseThrow().matches("(?s).* ORDER BY [^()]*(\\([^()]*\\))?[^()]*");
    }

    @Override
    public String toString() {
        return text;
    }
}
