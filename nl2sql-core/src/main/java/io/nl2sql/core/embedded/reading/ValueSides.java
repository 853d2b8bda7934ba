package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Directions;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands beside a value tells which column it is of: in "from HUL to LDS" the one that is called so. */
final class ValueSides {
    private static final double WEIGHT = 0.3;
    private static final double OWNER = 0.5;
    private static final double DAY = 0.15;
    private static final double NAME = 0.2;
    private static final Set<String> EACH = Set.of("per", "each", "for each", "of each", "in each", "by each", "every");

    private ValueSides() {}

    static double fit(List<Item> before, Item item) {
        if (before.isEmpty()) {
            return 0;
        }
        if (item.value().isEmpty()) {
            Item last = before.get(before.size() - 1);
            return owner(last, item) - (isState(last, item) ? DAY : 0);
        }
        if (before.get(before.size() - 1).does(Cue.Operation.GROUP)
                && EACH.contains(Stems.fold(before.get(before.size() - 1).text()))) {
            return -2 * OWNER;
        }
        String preposition = Stems.fold(before.get(before.size() - 1).text());
        if (PlainWords.english().isPossessive(preposition)) {
            return -OWNER;
        }
        return Directions.english()
                .is(preposition, item.value().get().attribute().nameWords())
                .map(right -> right ? WEIGHT : -WEIGHT)
                .orElse(0.0);
    }

    /** In "open tickets" the tickets are open; no day of opening is said of them. */
    private static boolean isState(Item day, Item item) {
        return item.named().isPresent()
                && item.start() - day.end() == 1
                && !day.text().contains(" ")
                && !Stems.fold(day.text()).endsWith("ed")
                && day.field()
                        .filter(field -> field.attribute().isTemporal()
                                && field.entity().equals(item.named().get().entity()))
                        .isPresent();
    }

    /** In "Blur records" the value is rather who made them than the name of one. */
    private static double owner(Item value, Item item) {
        boolean several = item.named().isPresent()
                && !Stems.fold(item.text()).equals(Stems.of(item.text()))
                && item.start() - value.end() == 1;
        Optional<Meaning.Value> name = several
                ? value.value()
                        .filter(some ->
                                some.entity().named() && some.entity().labels().contains(some.attribute()))
                : Optional.empty();
        return name.map(some -> some.entity().equals(item.named().get().entity()) ? -NAME : NAME)
                .orElse(0.0);
    }
}
