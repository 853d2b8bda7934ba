package io.nl2sql.core.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * SQL that a generator wrote for a question: text that nobody trusts yet.
 *
 * @param sql one complete statement without placeholders
 * @param explanation what it does, in words of the question
 * @param assumptions what was decided without being said, a sentence each
 * @param alternatives other readings, each a question that could be asked instead
 * @param words how the question's words were understood
 * @param confidence calibrated probability, 0 to 1, that the answer is right
 * @param takenAs the whole question that a question after others was taken as; empty where the generator does not say
 * @param otherwise readings to offer where this one finds nothing, each a question, though it seemed too clear for alternatives
 */
public record GeneratedSql(
        String sql,
        String explanation,
        List<String> assumptions,
        List<String> alternatives,
        List<BoundWord> words,
        double confidence,
        String takenAs,
        List<String> otherwise) {
    /** From a generator that does not say how it took the question, and offers nothing else. */
    public GeneratedSql(
            String sql,
            String explanation,
            List<String> assumptions,
            List<String> alternatives,
            List<BoundWord> words,
            double confidence) {
        this(sql, explanation, assumptions, alternatives, words, confidence, "", List.of());
    }

    /** The same, with more that was decided without being said. */
    public GeneratedSql assuming(List<String> further) {
        List<String> all = new ArrayList<>(assumptions);
        all.addAll(further);
        return new GeneratedSql(sql, explanation, all, alternatives, words, confidence, takenAs, otherwise);
    }

    /** The same once it has found nothing, which a misunderstood question does more often than others. */
    public GeneratedSql foundNothing() {
        List<String> all = Stream.concat(alternatives.stream(), otherwise.stream())
                .distinct()
                .toList();
        return new GeneratedSql(sql, explanation, assumptions, all, words, confidence, takenAs, List.of());
    }

    public GeneratedSql {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(takenAs, "takenAs");
        assumptions = List.copyOf(assumptions);
        alternatives = List.copyOf(alternatives);
        words = List.copyOf(words);
        otherwise = List.copyOf(otherwise);
    }
}
