package io.nl2sql.core.guard.bound;

import java.time.Duration;

/**
 * Bounds that are checked before anything expensive reads a text.
 *
 * @param maxLength characters of the text as written
 * @param maxTokens words and symbols
 * @param maxDepth nested parentheses, brackets and CASE expressions
 * @param maxTables table references
 * @param maxTerms operators between two commas or parentheses: parsers descend one level for each
 * @param maxItems items of one select list, as written
 * @param maxWindows calls over windows
 * @param secondOpinionTimeout how long the second parser may read
 */
public record GuardLimits(
        int maxLength,
        int maxTokens,
        int maxDepth,
        int maxTables,
        int maxTerms,
        int maxItems,
        int maxWindows,
        Duration secondOpinionTimeout) {
    public static GuardLimits defaults() {
        return new GuardLimits(100_000, 10_000, 60, 60, 500, 400, 100, Duration.ofSeconds(2));
    }
}
