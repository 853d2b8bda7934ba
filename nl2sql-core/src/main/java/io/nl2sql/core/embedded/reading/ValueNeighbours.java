package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.linking.Stems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a stored value has to do with what stands before it: its column, the table whose name it is, another value. */
final class ValueNeighbours {
    private static final Set<String> CALLED = Set.of("named", "called", "titled", "name");
    private static final Set<String> TURNING = Set.of("do", "does", "did", "which", "that", "who", "to");
    private static final Set<Cue.Operation> JOINING =
            Set.of(Cue.Operation.AND, Cue.Operation.OR, Cue.Operation.COMPARE);

    private final ReadingWeights weights;

    ValueNeighbours(ReadingWeights weights) {
        this.weights = weights;
    }

    /** A name such as "Boston" is rather that of a city than where something else is. */
    double rowName(Item item) {
        return item.value()
                        .filter(value -> value.entity().named()
                                && value.entity().labels().contains(value.attribute()))
                        .isPresent()
                ? weights.rowName()
                : 0;
    }

    /** "city Boston" and "Boston city": the value belongs to the column beside it. */
    double ofField(List<Item> before, Item left, Item right) {
        boolean leftField = left.field().isPresent() && right.value().isPresent();
        boolean rightField = left.value().isPresent() && right.field().isPresent();
        if (!leftField && !rightField || isTurned(before, right)) {
            return 0;
        }
        Meaning.Field field = (leftField ? left : right).field().orElseThrow();
        Meaning.Value value = (leftField ? right : left).value().orElseThrow();
        return field.attribute().equals(value.attribute()) ? weights.valueOfField() : 0;
    }

    /** In "cities in Boston" the value is not the city's own name; in "Boston city" and "city Boston" it is. */
    double ownLabel(List<Item> before, Item item) {
        Optional<Meaning.Value> value = item.value();
        if (value.isEmpty() || before.isEmpty()) {
            return 0;
        }
        if (isTurned(before, item)) {
            return -3 * weights.ownLabel();
        }
        boolean apart = before.get(before.size() - 1).meaning() instanceof Meaning.Filler;
        Optional<Item> named = before.stream()
                .filter(other -> !(other.meaning() instanceof Meaning.Filler))
                .reduce((first, second) -> second)
                .filter(other -> other.named().isPresent());
        boolean own = named.flatMap(Item::named)
                .filter(table -> table.entity().labels().contains(value.get().attribute()))
                .isPresent();
        boolean called = before.stream()
                .skip(Math.max(0, before.size() - 2))
                .anyMatch(other -> CALLED.contains(other.text().toLowerCase(Locale.ROOT)));
        boolean several = named.filter(other ->
                        other.text().endsWith("s") && !Stems.of(other.text()).endsWith("s"))
                .isPresent();
        return !own
                ? 0
                : called || !apart ? weights.ownLabel() : several ? -2 * weights.ownLabel() : -weights.ownLabel();
    }

    /** Two stored values side by side, such as first and last name, are of one table, and of two columns. */
    double tornName(List<Item> before, Item item) {
        Optional<Meaning.Value> value = item.value();
        Optional<Meaning.Value> last = before.isEmpty()
                ? Optional.empty()
                : before.get(before.size() - 1).value();
        boolean torn = value.isPresent()
                && last.isPresent()
                && !last.get().entity().name().equals(value.get().entity().name());
        boolean twice = value.isPresent()
                && last.filter(other -> other.attribute().equals(value.get().attribute()))
                        .isPresent();
        return torn || twice ? weights.tornName() : 0;
    }

    /** In "regions that the Elbe flows through" and "regions does the Elbe cross" the Elbe is no region. */
    private static boolean isTurned(List<Item> before, Item item) {
        boolean turned = false;
        int at = before.size() - 1;
        while (at >= 0 && passes(before.get(at))) {
            turned |=
                    Arrays.stream(Stems.fold(before.get(at).text()).split(" ")).anyMatch(TURNING::contains);
            at--;
        }
        int reached = at;
        Optional<Meaning.Value> value = turned && at >= 0 ? item.value() : Optional.empty();
        return value.filter(
                        some -> some.entity().labels().contains(some.attribute()) && isOf(before.get(reached), some))
                .isPresent();
    }

    private static boolean isOf(Item item, Meaning.Value value) {
        return item.named()
                        .filter(named -> named.entity().equals(value.entity()))
                        .isPresent()
                || item.field()
                        .filter(field -> field.attribute().equals(value.attribute()))
                        .isPresent();
    }

    private static boolean passes(Item item) {
        return item.meaning() instanceof Meaning.Filler
                || item.cue().filter(cue -> !JOINING.contains(cue.operation())).isPresent();
    }
}
