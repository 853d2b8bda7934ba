package io.nl2sql.core.pipeline;

import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of a question or of SQL, for every door alike.
 *
 * @param id also the history entry's
 * @param status whether there are rows
 * @param question as asked; empty for written SQL
 * @param dataSource the data source's name
 * @param sql the SQL before policy, complete; empty where none was written
 * @param executedSql the SQL after policy, for auditors and administrators only; empty where nothing ran
 * @param result the rows; empty table where there are none to show
 * @param explanation what the SQL does, in words
 * @param clarification set when the status is NEEDS_CLARIFICATION
 * @param reason set when the status is REFUSED
 * @param words how the question's words were understood
 * @param confidence 0 to 1; empty for written SQL
 * @param generator who wrote the SQL: {@code embedded}, {@code openai}, {@code person}
 * @param warnings what the asker should know: truncation, policy, fallback
 * @param timings milliseconds by stage, in order of the stages
 * @param usage what a language model used; empty where none was asked
 * @param conversation names the conversation for questions that go on from this one; empty for written SQL
 */
public record Answer(
        UUID id,
        Status status,
        String question,
        String dataSource,
        String sql,
        String executedSql,
        ResultTable result,
        String explanation,
        Optional<Clarification> clarification,
        Optional<String> reason,
        List<String> assumptions,
        List<String> alternatives,
        List<BoundWord> words,
        Optional<Double> confidence,
        String generator,
        List<String> warnings,
        Map<String, Double> timings,
        Optional<Usage> usage,
        String conversation) {
    public enum Status {
        ANSWERED,
        NEEDS_CLARIFICATION,
        REFUSED
    }

    /**
     * One closed question back.
     *
     * @param question the question
     * @param choices questions that can be asked as they stand
     */
    public record Clarification(String question, List<String> choices) {
        public Clarification {
            choices = List.copyOf(choices);
        }
    }

    public Answer {
        assumptions = List.copyOf(assumptions);
        alternatives = List.copyOf(alternatives);
        words = List.copyOf(words);
        warnings = List.copyOf(warnings);
        timings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(timings));
    }
}
