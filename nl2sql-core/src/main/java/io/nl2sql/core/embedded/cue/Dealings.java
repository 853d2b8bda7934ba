package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What words such as "revenue", "spent" and "bought" speak of in a schema that calls nothing so. Immutable. */
public final class Dealings {
    private static final String NOT = "!";
    private static final double SURE = 0.8;
    private static final Set<String> AMOUNTS =
            Set.of("amount", "total", "value", "sum", "revenue", "sales", "turnover", "spend", "spent", "payment");
    private static final double EACH_LESS = 0.02;

    private enum Kind {
        AMOUNT,
        ROWS,
        COLUMN
    }

    private record Dealing(Kind kind, List<String> places) {}

    /** A table, or a column of it, with the strength of the evidence. */
    public record Hit(Entity entity, Optional<Attribute> attribute, double weight) {}

    private final Map<String, Dealing> words = new HashMap<>();

    private Dealings() {}

    /** The English words. */
    public static Dealings english() {
        Dealings dealings = new Dealings();
        for (String line : Resources.lines(Dealings.class, "en/dealings.txt")) {
            String[] parts = line.split(":");
            Kind kind = Kind.valueOf(parts[0].trim().toUpperCase(Locale.ROOT));
            List<String> places =
                    Arrays.stream(parts[2].trim().split("\\s+")).map(Stems::of).toList();
            for (String word : parts[1].trim().split("\\s+")) {
                dealings.words.put(word, new Dealing(kind, places));
            }
        }
        return dealings;
    }

    /** What the word, folded, may mean, best first. */
    public List<Hit> of(String word, SchemaModel model) {
        List<Hit> hits = new ArrayList<>();
        Optional.ofNullable(words.get(word)).ifPresent(dealing -> {
            BiConsumer<Entity, Integer> add =
                    switch (dealing.kind()) {
                        case AMOUNT ->
                            (entity, place) ->
                                    amount(entity).ifPresent(a -> hits.add(hit(entity, Optional.of(a), place)));
                        case ROWS -> (entity, place) -> hits.add(hit(entity, Optional.empty(), place));
                        case COLUMN -> (entity, place) -> {};
                    };
            model.entities().forEach(entity -> {
                if (dealing.kind() == Kind.COLUMN) {
                    columns(entity, dealing, hits);
                } else {
                    place(entity, dealing).ifPresent(place -> add.accept(entity, place));
                }
            });
        });
        hits.sort((one, other) -> Double.compare(other.weight(), one.weight()));
        return hits;
    }

    /** Whether the word, folded, means the money of dealings, all of it together where nothing else is said. */
    public boolean isAmount(String word) {
        Dealing dealing = words.get(word);
        return dealing != null && dealing.kind() == Kind.AMOUNT;
    }

    /** An amount of a whole dealing: no price of a single thing. */
    public static Optional<Attribute> amount(Entity entity) {
        return entity.attributes().stream()
                .filter(a -> a.role() == Attribute.Role.MEASURE && !a.masked() && !isPrice(a))
                .findFirst();
    }

    /** What a dealing itself amounts to, rather than a cost or a fee that comes with it. */
    public static Optional<Attribute> ownAmount(Entity entity) {
        return amount(entity).filter(amount -> amount.words().stream().anyMatch(AMOUNTS::contains));
    }

    /** Whether it says what one thing costs, so that its sum says nothing where quantities differ. */
    public static boolean isPrice(Attribute attribute) {
        return attribute.words().contains("price");
    }

    private static void columns(Entity entity, Dealing dealing, List<Hit> hits) {
        for (Attribute attribute : entity.attributes()) {
            attribute.words().stream()
                    .map(Stems::of)
                    .filter(dealing.places()::contains)
                    .findFirst()
                    .filter(word -> attribute.isMeasurable() && !attribute.masked())
                    .ifPresent(word -> hits.add(
                            hit(entity, Optional.of(attribute), dealing.places().indexOf(word))));
        }
    }

    /** How good a place the table is: its last word counts, and one that has dates. */
    private static Optional<Integer> place(Entity entity, Dealing dealing) {
        List<String> own = entity.words().stream().map(Stems::of).toList();
        String last = own.isEmpty() ? "" : own.get(own.size() - 1);
        int place = dealing.places().indexOf(last);
        boolean other = own.stream().anyMatch(word -> dealing.places().contains(NOT + word));
        return place < 0 || other ? Optional.empty() : Optional.of(place);
    }

    private static Hit hit(Entity entity, Optional<Attribute> attribute, int place) {
        return new Hit(entity, attribute, SURE - EACH_LESS * place);
    }
}
