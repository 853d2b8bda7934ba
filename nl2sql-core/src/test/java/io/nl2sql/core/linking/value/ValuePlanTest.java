package io.nl2sql.core.linking.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuePlanTest {
    private static final Column NAME = new Column("name", new ColumnType("text", Category.TEXT), true, "");
    private static final Column AMOUNT = new Column("amount", new ColumnType("numeric", Category.DECIMAL), true, "");

    private final Catalog catalog =
            new Catalog("x", "1", List.of(), List.of(table("small", 10), table("huge", 50_000_000)));

    private static Table table(String name, long rows) {
        return new Table(
                new TableName("My \"schema\"", name),
                Table.Kind.TABLE,
                "",
                List.of(NAME, AMOUNT),
                List.of(),
                List.of(),
                rows);
    }

    @Test
    void readsTextColumnsAndOfHugeTablesWhatTheStatisticsHold() {
        ValuePlan plan = ValuePlan.of(catalog, (table, column) -> true, 100);
        assertThat(plan.tables())
                .flatExtracting(ValuePlan.TableValues::columns)
                .extracting(query -> query.table().table() + "." + query.column() + " " + query.sampled())
                .containsExactly("small.name false", "huge.name true");
    }

    @Test
    void readsNothingOfColumnsThatNobodySeesInClear() {
        ValuePlan plan = ValuePlan.of(catalog, (table, column) -> table.table().equals("huge"), 100);
        assertThat(plan.tables())
                .extracting(table -> table.table().name().table())
                .containsExactly("huge");
        assertThat(plan.digest())
                .isNotEqualTo(
                        ValuePlan.of(catalog, (table, column) -> true, 100).digest())
                .isEqualTo(
                        ValuePlan.of(catalog, (table, column) -> table.table().equals("huge"), 100)
                                .digest());
    }

    @Test
    void quotesNamesAndBoundsWhatItReads() {
        ValueQuery query = new ValueQuery(new TableName("My \"schema\"", "t"), "Col", 100, false);
        assertThat(query.sql())
                .isEqualTo("SELECT \"Col\"::text, count(*) FROM \"My \"\"schema\"\"\".\"t\" WHERE \"Col\" IS NOT NULL"
                        + " AND length(\"Col\"::text) <= 80 GROUP BY \"Col\" ORDER BY 2 DESC LIMIT 100");
    }
}
