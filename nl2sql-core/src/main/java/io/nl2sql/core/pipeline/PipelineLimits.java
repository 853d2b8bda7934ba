package io.nl2sql.core.pipeline;

import io.nl2sql.core.execution.CostBudget;
import java.time.Duration;

/**
 * Bounds of every request.
 *
 * @param maxQuestionLength characters of a question
 * @param timeout from arrival to answer, all stages together; of a streamed answer, to its first row
 * @param statementTimeout time on the database
 * @param corrections how often a generator is told what was wrong with its SQL
 * @param tables of answers that are kept whole
 * @param streams of answers that are handed on row by row
 * @param costs what queries may cost by PostgreSQL's estimate
 * @param conversations what is remembered of earlier questions and choices
 */
public record PipelineLimits(
        int maxQuestionLength,
        Duration timeout,
        Duration statementTimeout,
        int corrections,
        Rows tables,
        Streams streams,
        CostBudget costs,
        Conversations conversations) {
    private static final Conversations USUAL = new Conversations(10, Duration.ofHours(24), 200);

    /** Without a budget. */
    public PipelineLimits(
            int maxQuestionLength,
            Duration timeout,
            Duration statementTimeout,
            int corrections,
            Rows tables,
            Streams streams) {
        this(maxQuestionLength, timeout, statementTimeout, corrections, tables, streams, CostBudget.NONE, USUAL);
    }

    /**
     * @param maxQuestions how many earlier questions a generator is told; 0 lets every question stand for itself
     * @param maxAge how old they may be
     * @param maxSuggestions how many meanings of words are remembered for one person and data source
     */
    public record Conversations(int maxQuestions, Duration maxAge, int maxSuggestions) {}

    /**
     * @param maxRows rows returned
     * @param maxBytes approximate size of the values returned
     */
    public record Rows(int maxRows, long maxBytes) {}

    /**
     * @param rows caps
     * @param timeout from the first row to the last
     */
    public record Streams(Rows rows, Duration timeout) {}
}
