package io.nl2sql.tests.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a question is asked in.
 *
 * @param category what makes it hard; empty where the file does not say
 * @param previous questions asked before it, oldest first, without which it cannot be understood
 * @param now the moment from which its relative dates are seen; empty for the machine's
 */
record Setting(String category, List<String> previous, Optional<Instant> now) {
    Setting {
        previous = List.copyOf(previous);
    }

    static Setting none() {
        return new Setting("", List.of(), Optional.empty());
    }
}
