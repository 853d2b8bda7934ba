package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes questions that have no answer of those that have one: something that a word of the question was rightly taken to mean
 * is taken out of what is known, a column of the catalog, or a stored value. Whatever is answered then leaves the word out.
 */
final class LessKnown {
    private static final Principal EVERYBODY = new Principal("fit", Set.of(), Claims.none());

    private final GovernedSource source;
    private final SchemaModel model;
    private final SchemaModels models;
    private final Map<Attribute, SchemaModel> without = new HashMap<>();

    /** Something known less. */
    record Known(SchemaModel model, ValueIndex values) {}

    /** @param model of the whole */
    LessKnown(GovernedSource source, SchemaModel model, SchemaModels models) {
        this.source = source;
        this.model = model;
        this.models = models;
    }

    /**
     * Everything but what one of the words means.
     *
     * @param question its text, which decides which word; the same one again for the same text
     * @param words what was understood
     * @return empty where no word means a column that nothing is joined by, or a value
     */
    Optional<Known> than(String question, List<BoundWord> words) {
        List<Known> all = new ArrayList<>();
        for (BoundWord word : words) {
            column(word.meaning()).map(this::without).ifPresent(all::add);
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(new Random(question.hashCode()).nextInt(all.size())));
    }

    private record Meant(Attribute attribute, Optional<String> value) {}

    /** By how {@link BoundWord#meaning} says it. */
    private Optional<Meant> column(String meaning) {
        for (Entity entity : model.entities()) {
            for (Attribute attribute : entity.attributes()) {
                String name = entity.spoken() + " " + attribute.spoken();
                if (meaning.equals("column " + name) && isPlain(attribute)) {
                    return Optional.of(new Meant(attribute, Optional.empty()));
                } else if (meaning.startsWith(name + " '")) {
                    String value = meaning.substring(name.length() + 2, meaning.length() - 1);
                    return Optional.of(new Meant(attribute, Optional.of(value)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(Attribute attribute) {
        return attribute.role() != Attribute.Role.KEY && attribute.role() != Attribute.Role.REFERENCE;
    }

    private Known without(Meant meant) {
        return meant.value()
                .map(value -> new Known(model, without(value)))
                .orElseGet(() ->
                        new Known(without.computeIfAbsent(meant.attribute(), this::modelWithout), source.values()));
    }

    private ValueIndex without(String value) {
        return (text, known) -> source.values().find(text, known).stream()
                .filter(hit -> !hit.value().equalsIgnoreCase(value))
                .toList();
    }

    private SchemaModel modelWithout(Attribute attribute) {
        Catalog all = source.catalog();
        List<Table> tables = all.tables().stream()
                .map(table -> table.name().equals(attribute.table()) ? without(table, attribute.name()) : table)
                .toList();
        Catalog less = new Catalog(all.dataSource(), all.version(), all.searchPath(), tables, all.statistics());
        return models.of(VisibleCatalog.of(less, source.policies(), EVERYBODY), source.values());
    }

    private static Table without(Table table, String column) {
        return table.with(
                table.columns().stream()
                        .filter(one -> !one.name().equals(column))
                        .toList(),
                table.primaryKey(),
                table.foreignKeys().stream()
                        .filter(key -> !key.columns().contains(column))
                        .toList());
    }
}
