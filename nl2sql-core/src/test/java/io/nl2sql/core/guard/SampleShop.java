package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A small catalog without a database: customers and orders governed, regions open, the vault invisible. */
public final class SampleShop {
    private SampleShop() {}

    public static VisibleCatalog catalog() {
        return VisibleCatalog.of(tables(), rules(), Rules.ANN);
    }

    public static Catalog tables() {
        return new Catalog(
                "shop",
                "1",
                List.of("sales", "public"),
                List.of(
                        table(
                                "sales",
                                "customers",
                                "id integer",
                                "tenant_id integer",
                                "name text",
                                "ssn text",
                                "notes text"),
                        table(
                                "sales",
                                "orders",
                                "id integer",
                                "customer_id integer",
                                "tenant_id integer",
                                "amount numeric",
                                "placed_on date"),
                        table("public", "regions", "code text", "name text"),
                        table("sales", "vault", "token text"),
                        table("sales", "Odd \"Name\"", "Weird \"Column\" text")));
    }

    public static Rules rules() {
        return Rules.closed()
                .table(
                        "sales",
                        "customers",
                        Rules.matching("tenant_id = ?", 1),
                        Map.of("ssn", Rules.masked(new ColumnMask.Last(4)), "notes", new ColumnAccess.Hidden()))
                .rows("sales", "orders", Rules.matching("tenant_id = ?", 1))
                .rows("public", "regions", new RowAccess.All())
                .rows("sales", "Odd \"Name\"", new RowAccess.All());
    }

    public static Table table(String schema, String name, String... columns) {
        return new Table(
                new TableName(schema, name),
                Table.Kind.TABLE,
                "",
                Arrays.stream(columns).map(SampleShop::column).toList(),
                List.of(),
                List.of(),
                -1);
    }

    private static Column column(String text) {
        int space = text.lastIndexOf(' ');
        String type = text.substring(space + 1);
        Category category =
                switch (type) {
                    case "integer" -> Category.INTEGER;
                    case "numeric" -> Category.DECIMAL;
                    case "date" -> Category.DATE;
                    default -> Category.TEXT;
                };
        return new Column(text.substring(0, space), new ColumnType(type, category), true, "");
    }
}
