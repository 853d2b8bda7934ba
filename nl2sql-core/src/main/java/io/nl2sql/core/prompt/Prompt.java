package io.nl2sql.core.prompt;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex;
import java.time.LocalDate;
import java.util.Objects;

/**
 * All that a generator is told. Holds nothing that the asker may not see.
 *
 * @param question the question's words
 * @param evidence a hint that belongs to the question, empty where there is none
 * @param catalog the asker's view of the data source
 * @param values look-up of stored values; hits are filtered by {@code catalog} before use
 * @param today the asker's date, from an injected clock
 */
public record Prompt(String question, String evidence, VisibleCatalog catalog, ValueIndex values, LocalDate today) {
    public Prompt {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(today, "today");
    }
}
