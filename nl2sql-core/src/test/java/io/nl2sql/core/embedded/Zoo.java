package io.nl2sql.core.embedded;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.TableName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A zoo without a database: keepers feed animals, which live in enclosures. */
final class Zoo {
    private static final String SCHEMA = "zoo";
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType AMOUNT = new ColumnType("numeric", Category.DECIMAL);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);
    private static final ColumnType DATE = new ColumnType("date", Category.DATE);

    private final Catalog catalog = new Catalog(
            SCHEMA,
            "1",
            List.of(SCHEMA),
            List.of(
                    table(
                            "keepers",
                            Map.of(),
                            column("keeper_id", NUMBER),
                            column("name", TEXT),
                            column("gender", TEXT),
                            column("country", TEXT),
                            column("salary", AMOUNT)),
                    table(
                            "enclosures",
                            Map.of(),
                            column("enclosure_id", NUMBER),
                            column("title", TEXT),
                            column("city", TEXT),
                            column("area_in_meters", AMOUNT)),
                    table(
                            "animals",
                            Map.of("enclosure_id", "enclosures"),
                            column("animal_id", NUMBER),
                            column("name", TEXT),
                            column("species", TEXT),
                            column("age", NUMBER),
                            column("weight_kg", AMOUNT),
                            column("enclosure_id", NUMBER)),
                    table(
                            "feedings",
                            Map.of("keeper_id", "keepers", "animal_id", "animals"),
                            column("feeding_id", NUMBER),
                            column("keeper_id", NUMBER),
                            column("animal_id", NUMBER),
                            column("fed_on", DATE))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("keepers"), "gender", "F", 4)
            .add(name("keepers"), "gender", "M", 5)
            .add(name("keepers"), "country", "France", 4)
            .add(name("keepers"), "country", "Germany", 5)
            .add(name("enclosures"), "city", "Lyon", 3)
            .add(name("animals"), "species", "otter", 3)
            .add(name("animals"), "species", "lion", 3)
            .build();
    private final EmbeddedGenerator generator = new EmbeddedGenerator(new Thresholds(0.75, 0.3));

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, false, "");
    }

    private static TableName name(String table) {
        return new TableName(SCHEMA, table);
    }

    /** A table whose first column is its key. */
    private static Table table(String name, Map<String, String> references, Column... columns) {
        List<ForeignKey> keys = references.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ForeignKey(List.of(entry.getKey()), name(entry.getValue()), List.of(entry.getKey())))
                .toList();
        return new Table(
                name(name), Table.Kind.TABLE, "", Arrays.asList(columns), List.of(columns[0].name()), keys, 100);
    }

    Generation ask(String question) {
        Principal principal = new Principal("ann", Set.of("analyst"), Claims.none());
        VisibleCatalog visible = VisibleCatalog.of(catalog, Company.everything(), principal);
        return generator
                .generate(Prompt.of(question, visible, values, LocalDate.of(2026, 11, 22)))
                .toCompletableFuture()
                .join()
                .generation();
    }
}
