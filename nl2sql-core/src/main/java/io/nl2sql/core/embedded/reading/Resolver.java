package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Chooses meanings that fit together: few tables, near each other, with the tables that the question names. */
public final class Resolver {
    private static final int BEAM = 32;
    private static final int READINGS = 12;
    private static final double NO_FIGURE = 0.4;
    private static final Set<String> SIZES = Set.of("largest", "biggest", "smallest", "highest", "lowest");

    private final SchemaModel model;
    private final ReadingWeights weights;
    private final Predicate<Item> generic;
    private final OwnedNames names;
    private final Subject subject;
    private final ValueNeighbours values;
    private final Told told;

    private record Partial(List<Item> items, double score) {}

    /** @param generic whether an item's words could belong to any table */
    public Resolver(String question, SchemaModel model, ReadingWeights weights, Predicate<Item> generic) {
        this.told = Told.of(question);
        this.names = new OwnedNames(weights);
        this.subject = new Subject(question);
        this.values = new ValueNeighbours(weights);
        this.model = model;
        this.generic = generic;
        this.weights = weights;
    }

    /** The best readings first. */
    public List<Reading> readings(List<Segment> segments) {
        Set<TableName> named = namedTables(segments);
        List<Partial> beam = List.of(new Partial(List.of(), 0));
        for (Segment segment : segments) {
            List<Partial> next = new ArrayList<>();
            for (Partial partial : beam) {
                for (Candidate candidate : segment.candidates()) {
                    Item item = new Item(segment.text(), segment.start(), segment.end(), candidate);
                    List<Item> items = new ArrayList<>(partial.items());
                    items.add(item);
                    next.add(new Partial(items, partial.score() + fit(partial.items(), item, named)));
                }
            }
            beam = best(next, BEAM);
        }
        List<Partial> whole = beam.stream()
                .map(partial -> new Partial(partial.items(), partial.score() - spread(partial.items())))
                .toList();
        return best(whole, READINGS).stream()
                .map(partial -> new Reading(told, partial.items(), partial.score()))
                .toList();
    }

    private static List<Partial> best(List<Partial> partials, int most) {
        return partials.stream()
                .sorted(Comparator.comparingDouble(Partial::score).reversed())
                .limit(most)
                .toList();
    }

    private Set<TableName> namedTables(List<Segment> segments) {
        Set<TableName> named = new HashSet<>();
        for (Segment segment : segments) {
            double best = segment.candidates().get(0).weight();
            for (Candidate candidate : segment.candidates()) {
                if (candidate.meaning() instanceof Meaning.Named table && candidate.weight() >= best - 0.1) {
                    named.add(table.entity().name());
                }
            }
        }
        return named;
    }

    private double fit(List<Item> before, Item item, Set<TableName> named) {
        double score = item.candidate().weight() + (item.named().isPresent() ? weights.table() : 0);
        Optional<Entity> entity = item.meaning().entityMeant();
        if (entity.isEmpty()) {
            return score;
        }
        TableName table = entity.get().name();
        if (named.contains(table)) {
            score += weights.namedTable() * evidence(item);
        }
        score -= strayCost(item, named);
        for (int i = before.size() - 1, steps = 0; i >= 0 && steps < weights.reach(); i--) {
            Optional<Entity> other = before.get(i).meaning().entityMeant();
            if (other.isPresent()) {
                steps++;
                score += other.get().name().equals(table) ? weights.sameTable() * evidence(item) / steps : 0;
                score += steps == 1 ? values.ofField(before, before.get(i), item) : 0;
            }
        }
        return score
                + afterCount(before, item)
                + values.ownLabel(before, item)
                + values.rowName(item)
                + alike(before, item)
                + ValueSides.fit(before, item)
                + names.fit(before, item)
                + subject.fit(before, item)
                - values.tornName(before, item)
                - noFigure(before, item);
    }

    /** What is summed, averaged or largest is a figure; a table may have one. */
    private static double noFigure(List<Item> before, Item item) {
        Optional<Item> last = before.stream()
                .filter(other -> !(other.meaning() instanceof Meaning.Filler))
                .reduce((first, second) -> second);
        boolean aggregates = last.flatMap(Item::cue)
                .filter(cue -> cue.is(Cue.Operation.AGGREGATE)
                        && (cue.argument().equals("sum") || cue.argument().equals("avg")))
                .isPresent();
        boolean part = last.flatMap(Item::cue)
                .filter(cue -> cue.is(Cue.Operation.SHARE) || cue.is(Cue.Operation.RUNNING))
                .isPresent();
        boolean size = last.filter(some -> some.does(Cue.Operation.ADJECTIVE) || some.does(Cue.Operation.EXTREME))
                .map(some -> SIZES.contains(Stems.of(some.text())))
                .orElse(false);
        boolean plain = item.field()
                .map(Meaning.Field::attribute)
                .filter(attribute -> aggregates || part ? !attribute.isNumeric() : attribute.isTemporal())
                .isPresent();
        return (aggregates || part || size) && plain ? NO_FIGURE : 0;
    }

    /** In "club name, id and founder" a mere "id" is of what stands before it in the list. */
    private double alike(List<Item> before, Item item) {
        int last = before.size() - 1;
        while (last >= 0 && before.get(last).meaning() instanceof Meaning.Filler) {
            last--;
        }
        int at = last;
        boolean listed = at > 0
                && (before.get(at).does(Cue.Operation.AND) || before.get(at).does(Cue.Operation.OR));
        boolean values = listed
                && item.value()
                        .map(Meaning.Value::attribute)
                        .filter(attribute -> before.get(at - 1)
                                .value()
                                .filter(other -> other.attribute().equals(attribute))
                                .isPresent())
                        .isPresent();
        if (!OwnedNames.isBare(item)) {
            return values ? weights.alike() : 0;
        }
        boolean same = listed
                && before.get(at - 1)
                        .field()
                        .filter(field ->
                                field.entity().equals(item.field().orElseThrow().entity()))
                        .isPresent();
        return same ? weights.alike() : 0;
    }

    /** Weak evidence is not made strong by what stands near. */
    private static double evidence(Item item) {
        double weight = item.candidate().weight();
        return weight >= 0.85 ? 1 : weight * weight;
    }

    /** A word such as "name" speaks of a table that the question names, or of one that it refers to. */
    private double strayCost(Item item, Set<TableName> named) {
        Optional<Meaning.Field> field = item.field();
        if (field.isEmpty() || named.isEmpty() || !generic.test(item)) {
            return 0;
        }
        TableName table = field.get().entity().name();
        if (named.contains(table)) {
            return 0;
        }
        boolean parent = model.graph().of(table).stream()
                .anyMatch(join -> named.contains(join.from()) && join.to().equals(table));
        return parent ? weights.strayToParent() : weights.stray();
    }

    /** What is counted is rather a table than a column. */
    private double afterCount(List<Item> before, Item item) {
        if (before.isEmpty() || item.named().isEmpty()) {
            return 0;
        }
        Item last = before.get(before.size() - 1);
        boolean part = before.stream()
                .filter(other -> !(other.meaning() instanceof Meaning.Filler))
                .reduce((first, second) -> second)
                .flatMap(Item::cue)
                .filter(Cue::isShape)
                .isPresent();
        return part || last.does(Cue.Operation.COUNT) || last.does(Cue.Operation.MOST) ? weights.countedTable() : 0;
    }

    private double spread(List<Item> items) {
        Set<TableName> tables = new LinkedHashSet<>();
        items.forEach(item -> item.meaning().entityMeant().ifPresent(entity -> tables.add(entity.name())));
        if (tables.size() < 2) {
            return 0;
        }
        double joins = model.graph().roughly(tables);
        return joins < 0 ? weights.apart() : weights.join() * joins;
    }
}
