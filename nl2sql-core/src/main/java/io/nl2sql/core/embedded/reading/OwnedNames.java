package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whose a mere "name" or "id" is, which any table may have, by the words around it. */
final class OwnedNames {
    private static final Set<String> BARE = Set.of("name", "id", "title");
    private static final Set<String> OWNING = Set.of("of", "for");
    private static final Set<String> EACH = Set.of("each", "every", "of each", "for each", "for every", "of every");
    private static final Pattern SENTENCE_END = Pattern.compile("[?!]\\s|\\.\\s+\\p{Lu}");

    private final ReadingWeights weights;
    private final int further;

    OwnedNames(ReadingWeights weights, String question) {
        this.weights = weights;
        Matcher end = SENTENCE_END.matcher(question);
        this.further = end.find() ? end.end() : Integer.MAX_VALUE;
    }

    static boolean isBare(Item item) {
        return item.field().isPresent() && BARE.contains(Stems.of(item.text()));
    }

    /** How well the next item goes with those before it. */
    double fit(List<Item> before, Item item) {
        return owner(before, item) + told(before, item);
    }

    /** In "ids and names of the customers" both are those of the customers, in "name and number of pets for each owner" too. */
    private double owner(List<Item> before, Item item) {
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

    /** In "Which owners have a dog? Give me their names" the names are those of the first that is asked for. */
    private double told(List<Item> before, Item item) {
        Optional<Entity> first = item.start() < further || !isBare(item)
                ? Optional.empty()
                : before.stream()
                        .filter(other -> other.named().isPresent() || other.field().isPresent())
                        .findFirst()
                        .flatMap(Item::named)
                        .map(Meaning.Named::entity)
                        .filter(Entity::named);
        return first.isEmpty() ? 0 : isOf(item, first.get()) ? weights.alike() : -weights.alike();
    }
}
