package io.nl2sql.tests.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes outcomes, one JSON object a line, as they come. Not thread-safe. */
final class OutcomeFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TO_MICROS = 1_000.0;

    private final Writer writer;

    /** @throws EvaluationException where the file cannot be written */
    OutcomeFile(Path path) {
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            this.writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EvaluationException("The file " + path + " of -Dout cannot be written: " + e);
        }
    }

    void write(Outcome outcome) {
        try {
            writer.write(JSON.writeValueAsString(line(outcome)));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The outcomes cannot be written", e);
        }
    }

    private static ObjectNode line(Outcome outcome) {
        Reaction reaction = outcome.reaction();
        String category = outcome.question().setting().category();
        ObjectNode line = JSON.createObjectNode();
        line.put("id", outcome.question().id());
        line.put("db_id", outcome.question().database());
        line.put("category", category.isEmpty() ? null : category);
        line.put("status", reaction.status().name());
        line.put("sql", reaction.sql().isEmpty() ? null : reaction.sql());
        line.put("confidence", reaction.confidence().orElse(null));
        line.put("latency_ms", Math.round(reaction.latencyMillis() * TO_MICROS) / TO_MICROS);
        line.put("kind", outcome.kind().name());
        line.put("right", isJudged(outcome) ? (Boolean) outcome.right() : null);
        line.put("reason", reaction.reason().isEmpty() ? null : reaction.reason());
        outcome.guess().ifPresent(guess -> {
            line.put("best_guess_sql", guess.sql());
            line.put("best_guess_confidence", guess.confidence());
            line.put("best_guess_right", outcome.kind() == Outcome.Kind.SCORED ? (Boolean) guess.right() : null);
        });
        return line;
    }

    private static boolean isJudged(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.SCORED || outcome.kind() == Outcome.Kind.UNANSWERABLE;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The outcomes cannot be written", e);
        }
    }
}
