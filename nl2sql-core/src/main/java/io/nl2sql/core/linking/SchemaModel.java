package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that can be prepared once for one caller's view of a data source. Thread-safe. */
public final class SchemaModel {
    private final List<Entity> entities;
    private final Map<TableName, Entity> byName;
    private final Lexicon lexicon;
    private final JoinGraph graph;

    private SchemaModel(List<Entity> entities) {
        this.entities = entities;
        this.byName = entities.stream().collect(Collectors.toMap(Entity::name, Function.identity()));
        this.lexicon = new Lexicon(entities);
        this.graph = new JoinGraph(entities);
    }

    public static SchemaModel of(VisibleCatalog catalog) {
        return new SchemaModel(catalog.tables().stream().map(Profiler::profile).toList());
    }

    public List<Entity> entities() {
        return entities;
    }

    public Optional<Entity> entity(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    public JoinGraph graph() {
        return graph;
    }
}
