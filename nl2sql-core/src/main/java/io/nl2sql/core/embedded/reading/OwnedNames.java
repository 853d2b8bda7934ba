package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Set;

/** Finds out whose a mere "name" or "id" is, which any table may have, by the words around it. */
final class OwnedNames {
    private static final Set<String> BARE = Set.of("name", "id", "title");
    private static final Set<String> OWNING = Set.of("of", "for");
    private static final Set<String> EACH = Set.of("each", "every", "of each", "for each", "for every", "of every");

    private final ReadingWeights weights;

    OwnedNames(ReadingWeights weights) {
        this.weights = weights;
    }

    static boolean isBare(Item item) {
        return item.field().isPresent() && BARE.contains(Stems.of(item.text()));
    }

    /** In "ids and names of the customers" both are those of the customers, in "name and number of pets for each owner" too. */
    double fit(List<Item> before, Item item) {
        boolean of = false;
        int at = before.size() - 1;
        while (at >= 0 && (before.get(at).meaning() instanceof Meaning.Filler || isEach(before.get(at)))) {
            of |= OWNING.contains(Stems.fold(before.get(at).text())) || isEach(before.get(at));
            at--;
        }
        if (!of || item.named().isEmpty() || !item.named().get().entity().named()) {
            return 0;
        }
        double score = 0;
        at = beforeFigure(before, at);
        while (at >= 0 && (isBare(before.get(at)) || before.get(at).does(Cue.Operation.AND))) {
            score += !isBare(before.get(at))
                    ? 0
                    : isOf(before.get(at), item.named().get().entity()) ? weights.ownName() : -weights.ownName();
            at--;
        }
        return score;
    }

    private static boolean isOf(Item item, Entity entity) {
        return item.field().filter(field -> field.entity().equals(entity)).isPresent();
    }

    private static boolean isEach(Item item) {
        return item.does(Cue.Operation.GROUP) && EACH.contains(Stems.fold(item.text()));
    }

    /** The place before "and the number of pets", which says nothing of whose the names before are. */
    private static int beforeFigure(List<Item> before, int last) {
        int and = last - 1;
        while (and > 0 && isFigure(before.get(and)) && !before.get(and).does(Cue.Operation.AND)) {
            and--;
        }
        boolean figure = and > 0
                && before.get(and).does(Cue.Operation.AND)
                && before.subList(and + 1, last).stream().anyMatch(OwnedNames::computes);
        return figure ? and : last;
    }

    private static boolean isFigure(Item item) {
        return item.cue().isPresent() || item.meaning() instanceof Meaning.Filler;
    }

    private static boolean computes(Item item) {
        return item.does(Cue.Operation.COUNT) || item.does(Cue.Operation.AGGREGATE);
    }
}
