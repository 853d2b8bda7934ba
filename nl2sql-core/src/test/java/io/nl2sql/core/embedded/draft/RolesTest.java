package io.nl2sql.core.embedded.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.reading.Told;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.JoinGraph;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parcels that somebody packs and somebody else authorises. */
class RolesTest {
    private static final TableName PARCELS = new TableName("s", "parcels");
    private static final TableName CLERKS = new TableName("s", "clerks");

    private final JoinGraph graph = SchemaModel.of(VisibleCatalog.of(
                    new Catalog(
                            "post",
                            "1",
                            List.of("s"),
                            List.of(
                                    table(CLERKS, List.of(), "clerk_id"),
                                    table(
                                            PARCELS,
                                            List.of(to("packed_by_clerk_id"), to("authorised_by_clerk_id")),
                                            "parcel_id",
                                            "packed_by_clerk_id",
                                            "authorised_by_clerk_id"))),
                    PolicyBook.empty().forDataSource("post", PolicyBook.Access.OPEN),
                    new Principal("ann", Set.of(), Claims.none())))
            .graph();

    private static ForeignKey to(String column) {
        return new ForeignKey(List.of(column), CLERKS, List.of("clerk_id"));
    }

    private static Table table(TableName name, List<ForeignKey> references, String... columns) {
        List<Column> all = List.of(columns).stream()
                .map(column -> new Column(column, new ColumnType("integer", Category.INTEGER), false, ""))
                .toList();
        return new Table(name, Table.Kind.TABLE, "", all, List.of(columns[0]), references, 10);
    }

    private List<String> meant(String question) {
        List<Join> way = graph.tree(PARCELS, Set.of(CLERKS)).orElseThrow();
        return new Roles(graph, Told.of(question), List.of(), List.of())
                .meant(way)
                .get(0)
                .columns();
    }

    @Test
    void takesTheReferenceThatTheQuestionSpeaksOf() {
        assertThat(meant("Which clerks authorize parcels?")).containsExactly("authorised_by_clerk_id");
        assertThat(meant("Which clerks packed parcels?")).containsExactly("packed_by_clerk_id");
    }

    @Test
    void takesTheFirstWhereTheQuestionSpeaksOfNone() {
        assertThat(meant("Which clerks have parcels?")).containsExactly("packed_by_clerk_id");
    }
}
