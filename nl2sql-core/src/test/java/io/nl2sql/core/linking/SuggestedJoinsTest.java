package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.value.CurrentValues;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A harbour without declared foreign keys: names and stored values tell how its tables hang together. */
class SuggestedJoinsTest {
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);

    private static final VisibleCatalog CATALOG = VisibleCatalog.of(
            new Catalog(
                    "harbour",
                    "1",
                    List.of("s"),
                    List.of(
                            table("berths", List.of("id"), number("id"), text("title")),
                            table("moves", List.of("no"), number("no"), number("old_berth_id"), number("new_berth_id")),
                            table("flags", List.of(), text("flag_name"), text("region")),
                            table("crews", List.of(), text("crew"), text("sails_under")))),
            PolicyBook.empty().forDataSource("harbour", PolicyBook.Access.OPEN),
            new Principal("ann", Set.of(), Claims.none()));

    private static Column number(String name) {
        return new Column(name, NUMBER, false, "");
    }

    private static Column text(String name) {
        return new Column(name, TEXT, true, "");
    }

    private static TableName name(String table) {
        return new TableName("s", table);
    }

    private static Table table(String name, List<String> key, Column... columns) {
        return new Table(name(name), Table.Kind.TABLE, "", List.of(columns), key, List.of(), 10);
    }

    private static LuceneValueIndex values(long rowsOfEachFlag) {
        LuceneValueIndex.Builder values = LuceneValueIndex.builder();
        for (String flag : List.of("Malta", "Panama", "Norway", "Samoa")) {
            values.add(name("flags"), "flag_name", flag, rowsOfEachFlag);
        }
        for (String flag : List.of("Malta", "Panama", "Norway")) {
            values.add(name("crews"), "sails_under", flag, 5);
        }
        return values.build();
    }

    @Test
    void joinsAColumnNamedAfterAnothersKeyInEachOfItsRoles() {
        List<Join> joins = SchemaModel.of(CATALOG).graph().of(name("moves"));
        assertThat(joins).extracting(Join::columns).containsExactly(List.of("old_berth_id"), List.of("new_berth_id"));
        assertThat(joins).allSatisfy(join -> {
            assertThat(join.to()).isEqualTo(name("berths"));
            assertThat(join.declared()).isFalse();
        });
    }

    @Test
    void joinsAColumnThatHoldsOnlyWhatAnothersNameHolds() {
        SchemaModel model = new SchemaModels().of(CATALOG, values(1));
        assertThat(model.graph().of(name("crews")))
                .containsExactly(new Join(
                        name("crews"), List.of("sails_under"), name("flags"), List.of("flag_name"), false, true));
    }

    @Test
    void readsWhatValuesTellOnceForEachStateOfThem() throws IOException {
        SchemaModels models = new SchemaModels();
        try (CurrentValues current = new CurrentValues()) {
            ValueIndex seen = current.within((table, column) -> true);
            assertThat(models.of(CATALOG, seen).graph().of(name("crews"))).isEmpty();

            current.replace(values(1));
            SchemaModel joined = models.of(CATALOG, seen);
            assertThat(joined.graph().of(name("crews"))).hasSize(1);
            assertThat(seen.inclusions()).isSameAs(seen.inclusions());
            assertThat(models.of(CATALOG, seen)).isSameAs(joined);

            current.replace(values(2));
            assertThat(models.of(CATALOG, seen).graph().of(name("crews"))).isEmpty();
        }
    }

    @Test
    void doesNotJoinToWhatDoesNotNameOneRow() {
        SchemaModel model = new SchemaModels().of(CATALOG, values(2));
        assertThat(model.graph().of(name("crews"))).isEmpty();
    }

    @Test
    void knowsNothingOfColumnsThatMayNotBeLookedInto() {
        ValueIndex seen = values(1).within((table, column) -> !column.equals("flag_name"));
        assertThat(seen.inclusions()).isEmpty();
        assertThat(new SchemaModels().of(CATALOG, seen).graph().of(name("crews")))
                .isEmpty();
    }
}
