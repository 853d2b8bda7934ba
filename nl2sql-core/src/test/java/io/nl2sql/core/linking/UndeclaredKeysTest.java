package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndeclaredKeysTest {
    private static final String SCHEMA = "harbour";

    /** A table without keys; columns whose names end in id are numbers. */
    private static VisibleTable table(String name, String... columns) {
        List<Column> all = Arrays.stream(columns)
                .map(column -> new Column(
                        column,
                        column.endsWith("id")
                                ? new ColumnType("integer", Category.INTEGER)
                                : new ColumnType("text", Category.TEXT),
                        true,
                        ""))
                .toList();
        return visible(new Table(new TableName(SCHEMA, name), Table.Kind.VIEW, "", all, List.of(), List.of(), -1));
    }

    private static VisibleTable visible(Table table) {
        return new VisibleTable(table, new RowAccess.All(), Map.of());
    }

    private static Table guessed(String name, VisibleTable... tables) {
        return UndeclaredKeys.guessed(List.of(tables)).stream()
                .map(VisibleTable::table)
                .filter(table -> table.name().table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ForeignKey reference(String column, String table, String key) {
        return new ForeignKey(List.of(column), new TableName(SCHEMA, table), List.of(key));
    }

    @Test
    void takesForTheKeyWhatIsCalledByTheTable() {
        assertThat(guessed("ships", table("ships", "flag", "ship_id"), table("ports", "port_code"))
                        .primaryKey())
                .containsExactly("ship_id");
        assertThat(guessed("ports", table("ships", "flag"), table("ports", "port_name", "port_code"))
                        .primaryKey())
                .containsExactly("port_code");
        assertThat(guessed("crane", table("crane", "cid", "height"), table("ports", "port_code"))
                        .primaryKey())
                .containsExactly("cid");
    }

    @Test
    void takesNothingForTheKeyThatTwoTablesArePairedBy() {
        Table calls = guessed(
                "ship_port", table("ship_port", "ship_id", "pid"), table("ship", "ship_id"), table("port", "pid"));
        assertThat(calls.primaryKey()).isEmpty();
        assertThat(calls.foreignKeys())
                .containsExactly(reference("ship_id", "ship", "ship_id"), reference("pid", "port", "pid"));
    }

    @Test
    void prefersTheKeyThatOtherTablesHold() {
        assertThat(guessed("ship", table("ship", "sid", "ship_code"), table("voyage", "vid", "ship_code"))
                        .primaryKey())
                .containsExactly("ship_code");
    }

    @Test
    void findsReferencesThatSayTheirRole() {
        Table voyage = guessed(
                "voyage",
                table("voyage", "voyageid", "from_port", "to_port", "leading_ship_id", "berth_id"),
                table("port", "port_code", "port_name"),
                table("ship", "ship_id", "ship_name"),
                table("berth", "id", "depth"));
        assertThat(voyage.primaryKey()).containsExactly("voyageid");
        assertThat(voyage.foreignKeys())
                .containsExactly(
                        reference("from_port", "port", "port_code"),
                        reference("to_port", "port", "port_code"),
                        reference("leading_ship_id", "ship", "ship_id"),
                        reference("berth_id", "berth", "id"));
    }

    @Test
    void comparesOnlyWhatIsOfOneType() {
        assertThat(guessed("voyage", table("voyage", "ship"), table("ship", "ship_id"))
                        .foreignKeys())
                .isEmpty();
    }

    @Test
    void believesSchemasThatDeclareKeys() {
        Table keyed = table("ship", "ship_id").table().with(List.of(), List.of("ship_id"), List.of());
        assertThat(guessed("voyage", visible(keyed), table("voyage", "voyage_id", "ship_id")))
                .isEqualTo(table("voyage", "voyage_id", "ship_id").table());
    }

    @Test
    void joinsNothingByMaskedColumns() {
        VisibleTable masked = new VisibleTable(
                table("ship", "ship_id").table(), new RowAccess.All(), Map.of("ship_id", new ColumnMask.Null()));
        assertThat(guessed("ship", masked, table("voyage", "ship_id")).primaryKey())
                .isEmpty();
    }
}
