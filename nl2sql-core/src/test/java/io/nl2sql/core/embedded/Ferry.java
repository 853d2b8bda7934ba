package io.nl2sql.core.embedded;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.FiscalYear;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Ferries without a database: sailors report to sailors, trips go to ports, repairs are ordered and then billed. */
final class Ferry {
    private static final String SCHEMA = "ferry";
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
                            "sailors",
                            List.of(to("boss_id", "sailors", "sailor_id")),
                            column("sailor_id", NUMBER),
                            column("name", TEXT),
                            column("rank", TEXT),
                            column("town", TEXT),
                            empty("nickname", TEXT),
                            column("birth_date", DATE),
                            column("hire_date", DATE),
                            column("salary", AMOUNT),
                            empty("boss_id", NUMBER)),
                    table("ports", List.of(), column("port_id", NUMBER), column("name", TEXT), column("country", TEXT)),
                    table(
                            "passengers",
                            List.of(),
                            column("passenger_id", NUMBER),
                            column("name", TEXT),
                            column("town", TEXT)),
                    table(
                            "bookings",
                            List.of(
                                    to("passenger_id", "passengers", "passenger_id"),
                                    to("port_id", "ports", "port_id"),
                                    to("agent_id", "sailors", "sailor_id")),
                            column("booking_id", NUMBER),
                            column("passenger_id", NUMBER),
                            column("port_id", NUMBER),
                            column("agent_id", NUMBER),
                            column("booked_on", DATE),
                            column("status", TEXT),
                            column("lowest_fare", AMOUNT),
                            column("amount", AMOUNT)),
                    table(
                            "invoices",
                            List.of(to("booking_id", "bookings", "booking_id")),
                            column("invoice_id", NUMBER),
                            column("booking_id", NUMBER),
                            column("billed_on", DATE),
                            column("amount", AMOUNT))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("bookings"), "status", "open", 40)
            .add(name("bookings"), "status", "cancelled", 60)
            .add(name("sailors"), "name", "Ann Lee", 1)
            .add(name("sailors"), "town", "Ghent", 3)
            .add(name("ports"), "name", "Dover", 1)
            .add(name("ports"), "name", "Calais", 1)
            .add(name("ports"), "country", "France", 4)
            .build();
    private final EmbeddedGenerator generator = new EmbeddedGenerator(new Thresholds(0.75, 0.05));

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, false, "");
    }

    private static Column empty(String name, ColumnType type) {
        return new Column(name, type, true, "");
    }

    private static TableName name(String table) {
        return new TableName(SCHEMA, table);
    }

    private static ForeignKey to(String column, String table, String key) {
        return new ForeignKey(List.of(column), name(table), List.of(key));
    }

    /** A table whose first column is its key. */
    private static Table table(String name, List<ForeignKey> keys, Column... columns) {
        return new Table(
                name(name), Table.Kind.TABLE, "", Arrays.asList(columns), List.of(columns[0].name()), keys, 100);
    }

    VisibleCatalog visible() {
        return VisibleCatalog.of(catalog, Company.everything(), new Principal("ann", Set.of("analyst"), Claims.none()));
    }

    /** Asked on 22 November 2026 by a business whose years begin in July. */
    Generation ask(String question) {
        FiscalYear july = new FiscalYear(MonthDay.of(7, 1), true);
        Prompt prompt = new Prompt(
                question, "", visible(), values, LocalDate.of(2026, 11, 22), july, List.of(), Instant.MAX, List.of());
        return generator.generate(prompt).toCompletableFuture().join().generation();
    }
}
