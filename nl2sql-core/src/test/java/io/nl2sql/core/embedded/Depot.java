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
import java.util.Set;

/** A parcel service without a database: couriers carry parcels from depot to depot, desks hear complaints. */
final class Depot {
    private static final String SCHEMA = "depot";
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
                            "depots",
                            List.of(to("head_id", "couriers", "courier_id")),
                            column("depot_id", NUMBER),
                            column("code", TEXT),
                            column("city", TEXT),
                            column("head_id", NUMBER)),
                    table(
                            "couriers",
                            List.of(to("depot_id", "depots", "depot_id")),
                            column("courier_id", NUMBER),
                            column("name", TEXT),
                            column("depot_id", NUMBER)),
                    table(
                            "parcels",
                            List.of(
                                    to("origin_id", "depots", "depot_id"),
                                    to("destination_id", "depots", "depot_id"),
                                    to("courier_id", "couriers", "courier_id")),
                            column("parcel_id", NUMBER),
                            column("origin_id", NUMBER),
                            column("destination_id", NUMBER),
                            column("courier_id", NUMBER),
                            column("country", TEXT),
                            column("weight_kg", AMOUNT),
                            column("cost", AMOUNT),
                            column("state", TEXT),
                            column("sent_on", DATE),
                            column("promised_on", DATE),
                            empty("delivered_on", DATE),
                            empty("paid_on", DATE)),
                    table(
                            "items",
                            List.of(to("parcel_id", "parcels", "parcel_id")),
                            column("item_id", NUMBER),
                            column("parcel_id", NUMBER),
                            column("sort", TEXT)),
                    table(
                            "desks",
                            List.of(),
                            column("desk_id", NUMBER),
                            commented("code", "Code of the desk, such as D-12"),
                            commented("name", "Name of the team, such as Claims")),
                    table(
                            "complaints",
                            List.of(to("desk_id", "desks", "desk_id"), to("parcel_id", "parcels", "parcel_id")),
                            column("complaint_id", NUMBER),
                            column("desk_id", NUMBER),
                            column("parcel_id", NUMBER)),
                    table(
                            "audits",
                            List.of(to("depot_id", "depots", "depot_id")),
                            column("audit_id", NUMBER),
                            column("depot_id", NUMBER),
                            column("year", NUMBER),
                            column("month", TEXT))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("depots"), "city", "Hull", 1)
            .add(name("depots"), "city", "Leeds", 1)
            .add(name("parcels"), "state", "lost", 40)
            .add(name("parcels"), "state", "delivered", 900)
            .add(name("parcels"), "country", "Norway", 300)
            .add(name("items"), "sort", "book", 300)
            .add(name("items"), "sort", "glass", 200)
            .add(name("couriers"), "name", "Ann Lee", 2)
            .add(name("couriers"), "name", "Bo Falk", 1)
            .build();
    private final EmbeddedGenerator generator = new EmbeddedGenerator(new Thresholds(0.75, 0.05));

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, false, "");
    }

    private static Column empty(String name, ColumnType type) {
        return new Column(name, type, true, "");
    }

    private static Column commented(String name, String comment) {
        return new Column(name, TEXT, false, comment);
    }

    private static TableName name(String table) {
        return new TableName(SCHEMA, table);
    }

    private static ForeignKey to(String column, String table, String key) {
        return new ForeignKey(List.of(column), name(table), List.of(key));
    }

    /** A table whose first column is its key. */
    private static Table table(String name, List<ForeignKey> references, Column... columns) {
        return new Table(
                name(name),
                Table.Kind.TABLE,
                name.equals("desks") ? "Desks (teams) that hear complaints" : "",
                Arrays.asList(columns),
                List.of(columns[0].name()),
                references,
                100);
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
