package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for figures of a business, such as revenue, and the tables whose amount they are. Immutable. */
final class BusinessTerms {
    private static final BusinessTerms ENGLISH = new BusinessTerms(Resources.lines("en/business-terms.txt"));
    private static final double WEIGHT = 0.72;

    /** Words of tables whose amount a term may be, best first, and words of those where it is something else. */
    private record Source(List<String> tables, Set<String> except) {}

    private final Map<String, Source> terms = new HashMap<>();

    private BusinessTerms(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            List<String> words = Arrays.asList(line.substring(colon + 1).trim().split("\\s+"));
            Source source = new Source(
                    words.stream()
                            .filter(word -> !word.startsWith("-"))
                            .map(Stems::of)
                            .toList(),
                    words.stream()
                            .filter(word -> word.startsWith("-"))
                            .map(word -> Stems.of(word.substring(1)))
                            .collect(Collectors.toSet()));
            for (String term : line.substring(0, colon).split(",")) {
                terms.put(Stems.key(List.of(term.trim().split("\\s+"))), source);
            }
        }
    }

    static BusinessTerms english() {
        return ENGLISH;
    }

    /** What the terms mean among the tables, by their stems. */
    Map<String, List<SchemaHit>> of(List<Entity> entities) {
        Map<String, List<SchemaHit>> found = new HashMap<>();
        terms.forEach((term, source) -> {
            List<SchemaHit> hits = hits(source, entities);
            if (!hits.isEmpty()) {
                found.put(term, hits);
            }
        });
        return found;
    }

    private static List<SchemaHit> hits(Source source, List<Entity> entities) {
        for (String table : source.tables()) {
            List<SchemaHit> hits = new ArrayList<>();
            for (Entity entity : entities) {
                List<String> stems = entity.words().stream().map(Stems::of).toList();
                boolean fits = !stems.isEmpty()
                        && stems.get(stems.size() - 1).equals(table)
                        && stems.stream().noneMatch(source.except()::contains);
                Optional<Attribute> amount =
                        entity.mainMeasure().filter(measure -> measure.role() == Attribute.Role.MEASURE);
                if (fits && amount.isPresent()) {
                    hits.add(new SchemaHit(entity, amount, WEIGHT, SchemaHit.Source.SYNONYM));
                }
            }
            if (!hits.isEmpty()) {
                return hits;
            }
        }
        return List.of();
    }
}
