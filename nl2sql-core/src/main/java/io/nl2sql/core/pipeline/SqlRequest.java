package io.nl2sql.core.pipeline;

import java.util.Objects;
import java.util.Optional;

/**
 * SQL that a person wrote; it enters the pipeline at validation.
 *
 * @param sql the text, trusted no more than a model's
 * @param dataSource the data source's name; empty means the default one
 * @param maxRows wished row limit; empty means the configured cap
 * @param dryRun check only, run nothing
 */
public record SqlRequest(String sql, Optional<String> dataSource, Optional<Integer> maxRows, boolean dryRun) {
    public SqlRequest {
        Objects.requireNonNull(sql, "sql");
    }
}
