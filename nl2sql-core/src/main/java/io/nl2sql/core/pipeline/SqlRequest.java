package io.nl2sql.core.pipeline;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Finished SQL; it enters the pipeline at validation.
 *
 * @param sql the text, trusted no more than a model's
 * @param dataSource the data source's name; empty means the default one
 * @param maxRows wished row limit; empty means the configured cap
 * @param dryRun check only, run nothing
 * @param timeout wished limit of the time to the first row; empty means the configured one
 * @param origin the question that the SQL was written for; empty where a person wrote it
 */
public record SqlRequest(
        String sql,
        Optional<String> dataSource,
        Optional<Integer> maxRows,
        boolean dryRun,
        Optional<Duration> timeout,
        Optional<Origin> origin) {
    /**
     * Where SQL comes from that no person wrote.
     *
     * @param question as asked
     * @param generator who wrote the SQL
     */
    public record Origin(String question, String generator) {
        public Origin {
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(generator, "generator");
        }
    }

    public SqlRequest {
        Objects.requireNonNull(sql, "sql");
    }

    /** What a person wrote, to be run with the configured limits. */
    public static SqlRequest of(String sql, Optional<String> dataSource) {
        return new SqlRequest(sql, dataSource, Optional.empty(), false, Optional.empty(), Optional.empty());
    }
}
