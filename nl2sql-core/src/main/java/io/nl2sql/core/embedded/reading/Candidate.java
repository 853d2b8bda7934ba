package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.linking.SchemaHit;

/**
 * One possible meaning of a run of words.
 *
 * @param meaning the meaning
 * @param weight strength of the evidence, about 1 for an exact name
 * @param source where the evidence comes from
 */
public record Candidate(Meaning meaning, double weight, SchemaHit.Source source) {
    static Candidate sure(Meaning meaning, double weight) {
        return new Candidate(meaning, weight, SchemaHit.Source.NAME);
    }
}
