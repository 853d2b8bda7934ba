package io.nl2sql.core.embedded;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.meaning.Meanings;
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

/** A chain of bakeries without a database: shops write bills, whose lines are of cakes. */
final class Bakery {
    private static final String SCHEMA = "bakery";
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType AMOUNT = new ColumnType("numeric", Category.DECIMAL);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);
    private static final ColumnType DATE = new ColumnType("date", Category.DATE);

    private final Catalog catalog = new Catalog(
            SCHEMA,
            "1",
            List.of(SCHEMA),
            List.of(
                    table("shops", Map.of(), column("shop_id", NUMBER), column("name", TEXT), column("town", TEXT)),
                    table(
                            "bills",
                            Map.of("shop_id", "shops"),
                            column("bill_id", NUMBER),
                            column("shop_id", NUMBER),
                            column("billed_on", DATE),
                            column("state", TEXT),
                            column("total", AMOUNT)),
                    table("cakes", Map.of(), column("cake_id", NUMBER), column("name", TEXT), column("flavour", TEXT)),
                    table(
                            "bill_lines",
                            Map.of("bill_id", "bills", "cake_id", "cakes"),
                            column("line_id", NUMBER),
                            column("bill_id", NUMBER),
                            column("cake_id", NUMBER),
                            column("unit_price", AMOUNT),
                            column("quantity", NUMBER))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("bills"), "state", "open", 40)
            .add(name("bills"), "state", "paid", 60)
            .add(name("shops"), "town", "Ghent", 3)
            .add(name("shops"), "town", "Bruges", 2)
            .add(name("cakes"), "flavour", "lemon", 4)
            .build();
    private final EmbeddedGenerator generator;

    Bakery() {
        this(Meanings.none());
    }

    /** @param meanings for words that no name has */
    Bakery(Meanings meanings) {
        generator = new EmbeddedGenerator(new Thresholds(0.75, 0.05), new SchemaModels(meanings));
    }

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

    VisibleCatalog visible() {
        return VisibleCatalog.of(catalog, Company.everything(), new Principal("ann", Set.of("analyst"), Claims.none()));
    }

    Generation ask(String question) {
        return generator
                .generate(Prompt.of(question, visible(), values, LocalDate.of(2026, 11, 22)))
                .toCompletableFuture()
                .join()
                .generation();
    }
}
