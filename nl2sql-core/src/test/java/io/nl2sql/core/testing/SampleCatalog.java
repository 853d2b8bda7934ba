package io.nl2sql.core.testing;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;

/** A small shop: customers and their orders. */
public final class SampleCatalog {
    public static final TableName CUSTOMERS = new TableName("sales", "customers");
    public static final TableName ORDERS = new TableName("sales", "orders");

    private SampleCatalog() {}

    public static Catalog shop() {
        Table customers = new Table(
                CUSTOMERS,
                Table.Kind.TABLE,
                "People who buy",
                columns("id integer", "tenant_id integer", "name text", "ssn text"),
                List.of("id"),
                List.of(),
                1_000);
        Table orders = new Table(
                ORDERS,
                Table.Kind.TABLE,
                "What they bought",
                columns("id integer", "customer_id integer", "ordered_on date", "amount numeric(12,2)"),
                List.of("id"),
                List.of(new ForeignKey(List.of("customer_id"), CUSTOMERS, List.of("id"))),
                10_000);
        return new Catalog("shop", "1", List.of("sales"), List.of(customers, orders));
    }

    /** Columns written as {@code name type}. */
    public static List<Column> columns(String... written) {
        return Arrays.stream(written).map(SampleCatalog::column).toList();
    }

    private static Column column(String written) {
        int space = written.indexOf(' ');
        return new Column(written.substring(0, space), ColumnType.named(written.substring(space + 1)), true, "");
    }
}
