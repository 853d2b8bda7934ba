package io.nl2sql.tests.evaluation;

import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.embedded.Thresholds;
import io.nl2sql.core.llm.SqlGenerator;
import java.util.Optional;

/**
 * A generator under evaluation.
 *
 * @param product as the product uses it
 * @param bestGuess the same, answering however unsure it is; empty where it always answers what it can
 */
record Contestant(SqlGenerator product, Optional<SqlGenerator> bestGuess) {
    /** @throws EvaluationException where there is no generator of that name */
    static Contestant named(String name) {
        if (name.equals("embedded")) {
            return new Contestant(new EmbeddedGenerator(), Optional.of(new EmbeddedGenerator(new Thresholds(0, 0))));
        }
        throw new EvaluationException("There is no generator " + name + " here; -Dgenerator can be: embedded.");
    }
}
