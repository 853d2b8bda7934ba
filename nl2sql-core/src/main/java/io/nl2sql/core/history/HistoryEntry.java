package io.nl2sql.core.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person asked and what came of it, kept on success and failure alike. Never holds row values of results.
 *
 * @param id the answer's id
 * @param at when it was asked
 * @param principal who asked
 * @param door {@code web}, {@code rest} or {@code jdbc}
 * @param dataSource the data source's name, empty where none was found
 * @param question as asked; empty for written SQL
 * @param sql before policy; empty where none was written
 * @param executedSql after policy; empty where nothing ran
 * @param outcome what came of it
 * @param errorCode code of the failure or first finding
 * @param message reason, clarification or error sentence; empty on success
 * @param generator who wrote the SQL, empty where nobody did
 * @param confidence 0 to 1
 * @param rowCount rows returned, -1 where nothing ran
 * @param truncated whether a cap cut the result
 * @param durationMillis from arrival to exit
 */
public record HistoryEntry(
        UUID id,
        Instant at,
        String principal,
        String door,
        String dataSource,
        String question,
        String sql,
        String executedSql,
        Outcome outcome,
        Optional<String> errorCode,
        String message,
        String generator,
        Optional<Double> confidence,
        long rowCount,
        boolean truncated,
        double durationMillis) {
    public enum Outcome {
        ANSWERED,
        NEEDS_CLARIFICATION,
        REFUSED,
        FAILED,
        CANCELLED
    }
}
