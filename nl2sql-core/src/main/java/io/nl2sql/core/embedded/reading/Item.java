package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;

/**
 * A run of words with the one meaning it has in a reading.
 *
 * @param text the words as asked
 * @param start offset in the question
 * @param end offset after it
 * @param candidate the meaning and its evidence
 */
public record Item(String text, int start, int end, Candidate candidate) {
    private static final double LIKELY = 0.55;

    public Meaning meaning() {
        return candidate.meaning();
    }

    public boolean does(Cue.Operation operation) {
        return cue().filter(cue -> cue.is(operation)).isPresent();
    }

    public Optional<Cue> cue() {
        return meaning() instanceof Meaning.Doing doing ? Optional.of(doing.cue()) : Optional.empty();
    }

    public Optional<Meaning.Field> field() {
        return meaning() instanceof Meaning.Field field ? Optional.of(field) : Optional.empty();
    }

    public Optional<Meaning.Named> named() {
        return meaning() instanceof Meaning.Named named ? Optional.of(named) : Optional.empty();
    }

    public Optional<Meaning.Value> value() {
        return meaning() instanceof Meaning.Value value ? Optional.of(value) : Optional.empty();
    }

    public Optional<Meaning.Figure> figure() {
        return meaning() instanceof Meaning.Figure figure ? Optional.of(figure) : Optional.empty();
    }

    public Optional<Meaning.Time> time() {
        return meaning() instanceof Meaning.Time time ? Optional.of(time) : Optional.empty();
    }

    /** A mere "name", which says nothing of whose it is. */
    public boolean isBareName() {
        return field().isPresent()
                && candidate.source() == SchemaHit.Source.PART_OF_NAME
                && Stems.of(text).equals("name");
    }

    /** Whether nothing is known of it, or only what it might mean. */
    public boolean isUnknown() {
        return meaning() instanceof Meaning.Unknown || isByMeaning() && candidate.weight() < LIKELY;
    }

    /** Whether the name that it was taken for has other words of that meaning. */
    public boolean isByMeaning() {
        return candidate.source() == SchemaHit.Source.MEANING;
    }
}
