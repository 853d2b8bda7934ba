package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that can be prepared once for one caller's view of a data source. Thread-safe. */
public final class SchemaModel {
    private static final int MOST_BUSY = 8;
    private static final double UNMEANT = 0.8;

    private final List<Entity> entities;
    private final Map<TableName, Entity> byName;
    private final Lexicon lexicon;
    private final JoinGraph graph;
    private final MeantNames meant;
    private final List<Entity> busiest;
    /** Where the caller says that values are stored, by their words. */
    private final Map<String, List<SchemaHit>> places;

    private volatile Joined joined;

    /** What stored values told last, and what came of it. */
    private record Joined(List<ValueIndex.Inclusion> inclusions, SchemaModel model) {}

    private SchemaModel(List<Entity> entities, Lexicon lexicon, JoinGraph graph, MeantNames meant) {
        this.entities = entities;
        this.byName = entities.stream().collect(Collectors.toMap(Entity::name, Function.identity()));
        this.lexicon = lexicon;
        this.graph = graph;
        this.meant = meant;
        this.busiest = entities.stream()
                .sorted(Comparator.comparingInt(
                                (Entity entity) -> graph.of(entity.name()).size())
                        .reversed())
                .limit(MOST_BUSY)
                .toList();
        this.places = Map.of();
    }

    private SchemaModel(SchemaModel names, Lexicon lexicon, Map<String, List<SchemaHit>> places) {
        this.entities = names.entities;
        this.byName = names.byName;
        this.lexicon = lexicon;
        this.graph = names.graph;
        this.meant = names.meant;
        this.busiest = names.busiest;
        this.places = places;
    }

    /**
     * The same view, in which phrases also mean what is said of them. What is said of something that is not in the view says
     * nothing.
     */
    public SchemaModel with(List<Synonym> synonyms) {
        Map<String, List<SchemaHit>> names = new HashMap<>();
        Map<String, List<SchemaHit>> values = new HashMap<>();
        for (Synonym synonym : synonyms) {
            Map<String, List<SchemaHit>> said = synonym.naming().stored() ? values : names;
            hit(synonym)
                    .ifPresent(hit -> said.computeIfAbsent(synonym.key(), absent -> new ArrayList<>())
                            .add(hit));
        }
        return names.isEmpty() && values.isEmpty()
                ? this
                : new SchemaModel(this, names.isEmpty() ? lexicon : lexicon.with(names), Map.copyOf(values));
    }

    private Optional<SchemaHit> hit(Synonym synonym) {
        Optional<String> column = synonym.naming().column();
        return entity(synonym.naming().table())
                .filter(entity ->
                        column.isEmpty() || entity.attribute(column.get()).isPresent())
                .map(entity -> new SchemaHit(
                        entity, column.flatMap(entity::attribute), synonym.weight(), SchemaHit.Source.NAME));
    }

    /** Without a sense of what words mean beside the names. */
    public static SchemaModel of(VisibleCatalog catalog) {
        return of(catalog, Meanings.none());
    }

    public static SchemaModel of(VisibleCatalog catalog, Meanings meanings) {
        List<VisibleTable> tables = UndeclaredKeys.guessed(catalog.tables());
        Set<VisibleTable> declared = Set.copyOf(catalog.tables());
        Set<TableName> guessed = tables.stream()
                .filter(table -> !declared.contains(table))
                .map(VisibleTable::name)
                .collect(Collectors.toSet());
        List<Entity> entities = tables.stream().map(Profiler::profile).toList();
        return new SchemaModel(
                entities, new Lexicon(entities), new JoinGraph(entities, guessed), new MeantNames(entities, meanings));
    }

    /** The same with the joins that stored values suggest; this one where they suggest none. Kept until they suggest others. */
    SchemaModel joinedBy(List<ValueIndex.Inclusion> inclusions) {
        if (inclusions.isEmpty()) {
            return this;
        }
        Joined last = joined;
        return last != null && last.inclusions().equals(inclusions) ? last.model() : joinAnew(inclusions);
    }

    private synchronized SchemaModel joinAnew(List<ValueIndex.Inclusion> inclusions) {
        Joined last = joined;
        if (last == null || !last.inclusions().equals(inclusions)) {
            List<Join> joins = ValueJoins.of(this, inclusions);
            last = new Joined(
                    inclusions, joins.isEmpty() ? this : new SchemaModel(entities, lexicon, graph.with(joins), meant));
            joined = last;
        }
        return last.model();
    }

    public List<Entity> entities() {
        return entities;
    }

    /** The few tables that most joins touch, for examples. */
    public List<Entity> busiest() {
        return busiest;
    }

    public Optional<Entity> entity(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The column that holds a stored value, if the caller may know of the value: the column is seen in clear and, where
     * rows are restricted, the value was read through the caller's own policies. Any other would tell that somebody
     * else's row exists.
     */
    public Optional<Attribute> seen(ValueIndex.ValueHit hit) {
        return entity(hit.table())
                .filter(entity -> hit.own() || !entity.hasRestrictedRows())
                .flatMap(entity -> entity.attribute(hit.column()))
                .filter(attribute -> !attribute.masked());
    }

    /** What statistics tell of a column; empty where there are none, or where they would tell more than the caller sees. */
    public Optional<ColumnProfile> profile(Attribute attribute) {
        return entity(attribute.table()).flatMap(entity -> entity.profile(attribute));
    }

    /** How a text or number says yes and no, where it says nothing else. */
    public Optional<Marks> marks(Attribute attribute) {
        return attribute.role() == Attribute.Role.FLAG
                ? Optional.empty()
                : profile(attribute).flatMap(profile -> Marks.of(attribute, profile));
    }

    /**
     * How much a value counts that was found for words: less where the caller means another column's by them.
     *
     * @param words as they stand in the question
     */
    public double share(String words, ValueIndex.ValueHit hit) {
        List<SchemaHit> meant = places.isEmpty()
                ? List.of()
                : Phrases.key(words).map(places::get).orElse(List.of());
        boolean elsewhere = !meant.isEmpty()
                && meant.stream()
                        .noneMatch(place -> place.entity().name().equals(hit.table())
                                && place.attribute().orElseThrow().name().equals(hit.column()));
        return elsewhere ? UNMEANT : 1;
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    /** The names again, to be found by what they mean. */
    public MeantNames meant() {
        return meant;
    }

    public JoinGraph graph() {
        return graph;
    }
}
