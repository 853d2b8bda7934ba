package io.nl2sql.core.prompt;

import io.nl2sql.core.guard.finding.Finding;
import java.util.List;
import java.util.Objects;

/**
 * SQL that was written for a question and refused.
 *
 * @param sql as written
 * @param findings why it was refused; at least one
 */
public record Attempt(String sql, List<Finding> findings) {
    public Attempt {
        Objects.requireNonNull(sql, "sql");
        findings = List.copyOf(findings);
    }
}
