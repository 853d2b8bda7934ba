package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hundreds of tables that all look alike and refer to the same few. */
class LargeSchemaTest {
    private static final int MANY = 400;

    private final LuceneValueIndex.Builder values = LuceneValueIndex.builder();
    private final SchemaModel model = model();

    private SchemaModel model() {
        List<Table> tables = new ArrayList<>();
        tables.add(table("account", List.of()));
        for (int i = 0; i < MANY; i++) {
            String name = name(i);
            List<ForeignKey> keys = new ArrayList<>(List.of(to("account")));
            if (i > 0 && i < 4) {
                keys.add(to(name(i - 1)));
            }
            tables.add(table(name, keys));
            values.add(table(name), "status", "open", 1_000 - i);
        }
        Catalog catalog = new Catalog("large", "1", List.of("s"), tables);
        return SchemaModel.of(VisibleCatalog.of(
                catalog,
                PolicyBook.empty().forDataSource("large", PolicyBook.Access.OPEN),
                new Principal("ann", Set.of(), Claims.none())));
    }

    private static String name(int i) {
        return "" + (char) ('a' + i % 20) + (char) ('a' + i / 20) + "x_entry";
    }

    private static TableName table(String name) {
        return new TableName("s", name);
    }

    private static ForeignKey to(String target) {
        return new ForeignKey(List.of(target + "_ref"), table(target), List.of("id"));
    }

    private static Table table(String name, List<ForeignKey> keys) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("id", ColumnType.named("bigint"), false, ""));
        columns.add(new Column("status", ColumnType.named("text"), false, ""));
        keys.forEach(key -> columns.add(new Column(key.columns().get(0), ColumnType.named("bigint"), false, "")));
        return new Table(table(name), Table.Kind.TABLE, "", columns, List.of("id"), keys, 10);
    }

    private List<TableName> joined(String one, String other) {
        Optional<List<Join>> joins = model.graph().tree(table(one), Set.of(table(one), table(other)));
        return joins.orElseThrow().stream().map(Join::to).toList();
    }

    @Test
    void joinsTablesByTheirOwnReferenceAndElseByTheHubThatBothReferTo() {
        assertThat(joined(name(3), name(2))).containsExactly(table(name(2)));
        assertThat(joined(name(50), name(300))).containsExactly(table("account"), table("account"));
        assertThat(model.graph().roughly(Set.of(table(name(50)), table(name(300)))))
                .isEqualTo(2);
        assertThat(model.graph().roughly(Set.of(table(name(3)), table("account"))))
                .isEqualTo(1);
    }

    @Test
    void looksAtNoTableThatOnlySharesAHub() {
        assertThat(Neighbourhood.of(model.graph(), table(name(50)), 4)).hasSize(2);
        assertThat(Neighbourhood.between(model.graph(), List.of(table(name(50)), table(name(300)))))
                .containsOnlyKeys(table(name(50)), table(name(300)), table("account"));
    }

    @Test
    void findsColumnsAndValuesOfTheNamedTableAmongHundreds() {
        String named = name(399);
        Focus focus = new Focus(Tokenizer.tokens(named.replace('_', ' ') + " with status open"), model, values.build());
        assertThat(focus.names("status").get(0).entity().name()).isEqualTo(table(named));
        assertThat(focus.values("open")).extracting(ValueHit::table).startsWith(table(named));
        assertThat(focus.names("status")).hasSizeLessThanOrEqualTo(24).doesNotHaveDuplicates();
    }
}
