package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds questions whose words are all known and yet leave open what is meant: large by what, the best by what, how many of what. */
final class Vagueness {
    private static final int MOST = 3;
    private static final Pattern END = Pattern.compile("[\\s?.!]+$");
    private static final Set<Operation> MEASURED = Set.of(
            Operation.COUNT, Operation.AGGREGATE, Operation.GROUP, Operation.MOST, Operation.COMPARE, Operation.COMMON);
    private static final Set<Operation> OPEN = Set.of(
            Operation.COUNT,
            Operation.AGGREGATE,
            Operation.EXTREME,
            Operation.ADJECTIVE,
            Operation.MOST,
            Operation.TOP);

    private final Map<String, Set<String>> words = new HashMap<>();
    private final CueBook cues;

    Vagueness(CueBook cues) {
        this.cues = cues;
        for (String line : Resources.lines(CueBook.class, "en/vague.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).trim().split("\\s+")));
        }
    }

    Optional<Doubt> in(Reading reading, Wording wording, SchemaModel model) {
        List<Item> items = reading.items();
        boolean strange = items.stream().anyMatch(item -> item.isUnknown() && !isVague(item));
        if (strange) {
            return Optional.empty();
        }
        String asked = END.matcher(wording.original()).replaceAll("");
        Optional<Entity> entity = items.stream()
                .filter(item -> item.value().isEmpty())
                .flatMap(item -> item.meaning().entityMeant().stream())
                .findFirst();
        if (entity.isEmpty()) {
            return items.stream().noneMatch(item -> item.value().isPresent())
                    ? subject(items, asked, model)
                    : Optional.empty();
        }
        return extent(items, asked, entity.get(), model).or(() -> rank(items, asked, entity.get(), model));
    }

    private boolean isVague(Item item) {
        return words.values().stream().anyMatch(set -> set.contains(Stems.fold(item.text())));
    }

    private boolean is(String kind, Item item) {
        return words.get(kind).contains(Stems.fold(item.text()).replaceFirst("^the ", ""));
    }

    /** "Large orders", "recent accruals": from where on? */
    private Optional<Doubt> extent(List<Item> items, String asked, Entity entity, SchemaModel model) {
        for (Item item : items) {
            boolean late = is("late", item);
            boolean vague = item.isUnknown() && (late || is("much", item) || is("little", item));
            if (vague && items.stream().noneMatch(other -> other.figure().isPresent() || isMeasured(other))) {
                String order = is("little", item) ? "lowest " : late ? "latest " : "highest ";
                List<String> choices = entity.attributes().stream()
                        .filter(attribute ->
                                late ? attribute.isTemporal() : attribute.isMeasurable() || attribute.isTemporal())
                        .filter(attribute -> !attribute.masked())
                        .map(attribute -> asked + ": the ten with the " + order + attribute.spoken())
                        .limit(MOST)
                        .toList();
                return doubt(
                        "What does \"" + item.text() + "\" mean here?",
                        choices.size() > 1 || late ? choices : measures(asked, entity, model));
            }
        }
        return Optional.empty();
    }

    private static boolean isMeasured(Item item) {
        return item.field().isPresent() || MEASURED.stream().anyMatch(item::does);
    }

    /** "The top vendors", "our best artist": by what? */
    private Optional<Doubt> rank(List<Item> items, String asked, Entity entity, SchemaModel model) {
        boolean ranked = items.stream().anyMatch(item -> is("rank", item));
        boolean measured = items.stream()
                .anyMatch(item -> isMeasured(item)
                        && !is("doing", item)
                        && !is("rank", item)
                        && item.field()
                                .filter(field -> !field.attribute().isMeasurable())
                                .isEmpty());
        boolean hinted = items.stream()
                .filter(item -> is("rank", item))
                .flatMap(item -> cues.adjective(item.text()).stream())
                .anyMatch(adjective -> adjective.match(entity.attributes()).isPresent());
        if (!ranked || measured || hinted) {
            return Optional.empty();
        }
        return doubt("By what?", measures(asked, entity, model));
    }

    private static List<String> measures(String asked, Entity entity, SchemaModel model) {
        List<String> choices = new ArrayList<>();
        entity.attributes().stream()
                .filter(attribute -> attribute.role() == Attribute.Role.MEASURE && !attribute.masked())
                .forEach(attribute -> choices.add(asked + " by " + attribute.spoken()));
        for (Join join : model.graph().of(entity.name())) {
            if (join.to().equals(entity.name())) {
                model.entity(join.from()).ifPresent(other -> {
                    other.mainMeasure()
                            .filter(measure -> measure.role() == Attribute.Role.MEASURE)
                            .ifPresent(measure ->
                                    choices.add(asked + " by total " + other.spoken() + " " + measure.spoken()));
                    choices.add(asked + " by number of " + other.spoken());
                });
            }
        }
        return choices.stream().distinct().limit(MOST).toList();
    }

    /** "How many?", "total by year": of what? */
    private Optional<Doubt> subject(List<Item> items, String asked, SchemaModel model) {
        boolean open = items.stream()
                .anyMatch(item -> item.isUnknown() || OPEN.stream().anyMatch(item::does));
        boolean timed = items.stream().anyMatch(item -> item.time().isPresent());
        if (!open && !timed) {
            return Optional.empty();
        }
        List<String> choices = model.entities().stream()
                .filter(entity -> entity.mainDate().isPresent() || !timed)
                .sorted(Comparator.comparingInt((Entity entity) ->
                                model.graph().of(entity.name()).size())
                        .reversed())
                .map(entity -> asked + ", of " + entity.spoken())
                .limit(MOST)
                .toList();
        return doubt("Of what?", choices);
    }

    private static Optional<Doubt> doubt(String question, List<String> choices) {
        return choices.size() > 1 ? Optional.of(new Doubt(question, choices)) : Optional.empty();
    }
}
