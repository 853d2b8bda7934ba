package io.nl2sql.core.pipeline;

import java.time.Duration;

/**
 * Bounds of every request.
 *
 * @param maxQuestionLength characters of a question
 * @param timeout from arrival to answer, all stages together
 * @param statementTimeout time on the database
 * @param maxRows rows returned
 * @param maxBytes approximate size of the values returned
 */
public record PipelineLimits(
        int maxQuestionLength, Duration timeout, Duration statementTimeout, int maxRows, long maxBytes) {}
