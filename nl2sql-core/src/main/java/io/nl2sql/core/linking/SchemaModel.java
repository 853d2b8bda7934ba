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

    private final List<Entity> entities;
    private final Map<TableName, Entity> byName;
    private final Lexicon lexicon;
    private final JoinGraph graph;
    private final MeantNames meant;
    private final List<Entity> busiest;

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
    }

    private SchemaModel(SchemaModel names, Lexicon lexicon) {
        this.entities = names.entities;
        this.byName = names.byName;
        this.lexicon = lexicon;
        this.graph = names.graph;
        this.meant = names.meant;
        this.busiest = names.busiest;
    }

    /**
     * The same view, in which phrases also mean what is said of them. What is said of something that is not in the view says
     * nothing.
     */
    public SchemaModel with(List<Synonym> synonyms) {
        Map<String, List<SchemaHit>> said = new HashMap<>();
        for (Synonym synonym : synonyms) {
            hit(synonym)
                    .ifPresent(hit -> said.computeIfAbsent(synonym.key(), absent -> new ArrayList<>())
                            .add(hit));
        }
        return said.isEmpty() ? this : new SchemaModel(this, lexicon.with(said));
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

    /** The same with the joins that stored values suggest; this one where they suggest none. */
    SchemaModel joinedBy(List<ValueIndex.Inclusion> inclusions) {
        List<Join> joins = ValueJoins.of(this, inclusions);
        return joins.isEmpty() ? this : new SchemaModel(entities, lexicon, graph.with(joins), meant);
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
                : profile(attribute).flatMap(Marks::of);
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
