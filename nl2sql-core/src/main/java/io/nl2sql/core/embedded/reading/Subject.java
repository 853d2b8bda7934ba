package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.linking.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose columns a later sentence speaks of: in "Which nurses fed a patient? List their names" those of the nurses. */
final class Subject {
    private static final Pattern SENTENCE_END = Pattern.compile("[?!;]\\s|\\.\\s+\\p{Lu}");
    private static final double POSSESSED = 0.3;
    private static final double FOLLOWING = 0.15;

    private final int end;

    Subject(String question) {
        this.end = Optional.of(SENTENCE_END.matcher(question))
                .filter(found -> found.find())
                .map(found -> found.start())
                .orElse(question.length());
    }

    /** What speaks for a column of the first sentence's subject, and against a mere "name" of others; nothing within that sentence. */
    double fit(List<Item> before, Item item) {
        if (item.start() < end || item.field().isEmpty()) {
            return 0;
        }
        Optional<Entity> subject = of(before);
        if (subject.isEmpty()) {
            return 0;
        }
        if (!item.field().get().entity().equals(subject.get())) {
            return OwnedNames.isBare(item) && subject.get().named() ? -FOLLOWING : 0;
        }
        return isPossessed(before) ? POSSESSED : FOLLOWING;
    }

    /** The table that the first sentence asks for, or counts something for each of; nothing where it only counts. */
    private Optional<Entity> of(List<Item> items) {
        boolean counted = false;
        for (Item item : items) {
            if (item.start() >= end) {
                return Optional.empty();
            }
            counted |= item.does(Cue.Operation.COUNT);
            counted &= !item.does(Cue.Operation.GROUP);
            if (item.named().isPresent() && !counted) {
                return item.named().map(Meaning.Named::entity);
            }
        }
        return Optional.empty();
    }

    private boolean isPossessed(List<Item> before) {
        int at = before.size() - 1;
        while (at >= 0 && before.get(at).start() >= end) {
            String word = before.get(at).text().toLowerCase(Locale.ROOT);
            if (PlainWords.english().isPossessive(word)) {
                return true;
            }
            at--;
        }
        return false;
    }
}
