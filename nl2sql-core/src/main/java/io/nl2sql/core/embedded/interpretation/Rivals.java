package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.embedded.confidence.Confidence;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.reading.Words;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.glossary.Naming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds readings that nothing decides between: about as likely as the best, and with other columns, or columns of other
 * tables, for the same words. Where one is clearly nearer to what the question names, there is no
 * doubt; columns are those of the tables that it names.
 */
final class Rivals {
    private static final int MOST = 3;
    private static final double AS_LIKELY = 0.12;
    private static final double AS_STRONG = 0.05;

    private Rivals() {}

    static Optional<Doubt> among(Wording wording, List<Map.Entry<String, Interpretation>> ranked) {
        List<Map.Entry<String, Interpretation>> rivals = new ArrayList<>();
        for (Map.Entry<String, Interpretation> some : ranked) {
            if (rivals.isEmpty() || isRival(ranked.get(0).getValue(), some.getValue())) {
                rivals.add(some);
            }
        }
        List<Reading> readings =
                rivals.stream().map(rival -> rival.getValue().reading()).toList();
        Map<String, List<Naming>> choices = new LinkedHashMap<>();
        for (Reading reading : readings) {
            if (choices.size() < MOST) {
                choices.putIfAbsent(
                        Words.reworded(wording, reading, readings), Words.decided(wording, reading, readings));
            }
        }
        return choices.size() > 1
                ? Optional.of(new Doubt("Which of these do you mean?", List.copyOf(choices.keySet()), choices))
                : Optional.empty();
    }

    private static boolean isRival(Interpretation best, Interpretation other) {
        if (Confidence.rank(best) - Confidence.rank(other) > AS_LIKELY) {
            return false;
        }
        List<Item> ours = best.reading().items();
        boolean named = ours.stream().anyMatch(item -> item.named().isPresent());
        List<Item> theirs = other.reading().items();
        boolean differs = false;
        for (int at = 0; at < Math.min(ours.size(), theirs.size()); at++) {
            Item our = ours.get(at);
            Item their = theirs.get(at);
            if (our.meaning().equals(their.meaning())) {
                continue;
            }
            boolean values = our.value().isPresent() && their.value().isPresent();
            boolean fields = our.field().isPresent() && their.field().isPresent();
            boolean strong =
                    Math.abs(our.candidate().weight() - their.candidate().weight()) <= AS_STRONG;
            if (!values && !fields || !strong || fields && (named || isOneTable(our, their))) {
                return false;
            }
            differs = true;
        }
        return differs;
    }

    private static boolean isOneTable(Item our, Item their) {
        return our.meaning().entityMeant().equals(their.meaning().entityMeant());
    }
}
