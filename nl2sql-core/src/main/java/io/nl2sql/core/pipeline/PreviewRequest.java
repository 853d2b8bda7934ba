package io.nl2sql.core.pipeline;

import io.nl2sql.security.identity.Principal;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose query an administrator wants to see the policies of.
 *
 * @param dataSource the data source's name; the default one where empty
 * @param text SQL, or a question
 * @param isQuestion which of the two
 * @param principal as whom; need not exist
 * @param maxRows rows are counted up to here; all where empty
 */
public record PreviewRequest(
        Optional<String> dataSource, String text, boolean isQuestion, Principal principal, Optional<Integer> maxRows) {
    public PreviewRequest {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(maxRows, "maxRows");
    }
}
