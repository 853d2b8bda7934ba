package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueReaderTest {
    private static Table table(String name, long rows, Column... columns) {
        return new Table(
                new TableName("My \"schema\"", name),
                Table.Kind.TABLE,
                "",
                List.of(columns),
                List.of(),
                List.of(),
                rows);
    }

    private static Column column(String name, String type, Category category) {
        return new Column(name, new ColumnType(type, category), true, "");
    }

    @Test
    void readsTextColumnsAndNeitherNumbersNorHugeTables() {
        Column name = column("name", "text", Category.TEXT);
        Column amount = column("amount", "numeric", Category.DECIMAL);
        Catalog catalog = new Catalog(
                "x", "1", List.of(), List.of(table("small", 10, name, amount), table("huge", 50_000_000, name)));
        assertThat(ValueReader.plan(catalog))
                .extracting(query -> query.table().table() + "." + query.column())
                .containsExactly("small.name");
    }

    @Test
    void quotesNamesAndBoundsWhatItReads() {
        ValueQuery query = new ValueQuery(new TableName("My \"schema\"", "t"), "Col", 100, 80);
        assertThat(query.sql())
                .isEqualTo("SELECT \"Col\"::text, count(*) FROM \"My \"\"schema\"\"\".\"t\" WHERE \"Col\" IS NOT NULL"
                        + " AND length(\"Col\"::text) <= 80 GROUP BY \"Col\" ORDER BY 2 DESC LIMIT 100");
    }
}
