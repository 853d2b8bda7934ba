package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.FiscalYear;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a question is asked in.
 *
 * @param category what makes it hard; empty where the file does not say
 * @param previous questions asked before it, oldest first, without which it cannot be understood
 * @param now the moment from which its relative dates are seen; empty for the machine's
 * @param years how its fiscal year runs
 */
record Setting(String category, List<String> previous, Optional<Instant> now, FiscalYear years) {
    Setting {
        previous = List.copyOf(previous);
    }

    static Setting none() {
        return new Setting("", List.of(), Optional.empty(), FiscalYear.calendar());
    }
}
