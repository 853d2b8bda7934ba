package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A harbour: ships and cranes belong to a company each, and cranes unload ships. */
class JoinTreeTest {
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);

    private final List<Table> everything = List.of(
            table("company"),
            table("ship", "company"),
            table("crane", "company"),
            table("shift", "crane"),
            table("unloading", "ship", "shift", "foreman"),
            table("foreman"));

    private static TableName name(String table) {
        return new TableName("harbour", table);
    }

    private static Table table(String name, String... references) {
        Stream<String> columns =
                Stream.concat(Stream.of("id", "tons"), Arrays.stream(references).map(other -> other + "_id"));
        return new Table(
                name(name),
                Table.Kind.TABLE,
                "",
                columns.map(column -> new Column(column, NUMBER, false, "")).toList(),
                List.of("id"),
                Arrays.stream(references)
                        .map(other -> new ForeignKey(List.of(other + "_id"), name(other), List.of("id")))
                        .toList(),
                10);
    }

    private static Set<String> between(List<Table> tables, String root, String... others) {
        SchemaModel model = SchemaModel.of(VisibleCatalog.of(
                new Catalog("harbour", "1", List.of("harbour"), tables),
                PolicyBook.empty().forDataSource("harbour", PolicyBook.Access.OPEN),
                new Principal("ann", Set.of(), Claims.none())));
        Set<TableName> wanted =
                new TreeSet<>(Arrays.stream(others).map(JoinTreeTest::name).toList());
        Set<String> met = new TreeSet<>();
        model.graph().tree(name(root), wanted).orElseThrow().forEach(join -> {
            met.add(join.from().table());
            met.add(join.to().table());
        });
        return met;
    }

    @Test
    void joinsByWhatHappenedBetweenTwoRatherThanByWhatBothBelongTo() {
        assertThat(between(everything, "ship", "crane")).containsExactly("crane", "shift", "ship", "unloading");
    }

    @Test
    void joinsByWhatBothBelongToWhereThatIsNamed() {
        assertThat(between(everything, "ship", "company", "crane")).containsExactly("company", "crane", "ship");
    }

    @Test
    void joinsByWhatBothBelongToWhereNothingElseConnectsThem() {
        List<Table> idle = everything.stream()
                .filter(table -> !table.name().equals(name("unloading")))
                .toList();
        assertThat(between(idle, "ship", "crane")).containsExactly("company", "crane", "ship");
    }
}
