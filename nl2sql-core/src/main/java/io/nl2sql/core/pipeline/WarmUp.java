package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a guard through typical queries on an invented catalog, so that its classes are loaded before the first question. */
public final class WarmUp {
    private static final int ROUNDS = 20;
    private static final List<String> QUERIES = List.of(
            "SELECT count(*) FROM t",
            "SELECT a.word, sum(b.amount) AS total FROM t a JOIN t b ON b.id = a.id WHERE a.day >= DATE '2020-01-01'"
                    + " GROUP BY a.word HAVING sum(b.amount) > 0 ORDER BY total DESC LIMIT 10",
            "WITH m AS (SELECT date_trunc('month', day) AS month, amount FROM t) SELECT month, avg(amount) FROM m"
                    + " WHERE amount IN (SELECT amount FROM t) GROUP BY month");

    private WarmUp() {}

    public static void run(Guard guard) {
        VisibleCatalog catalog = VisibleCatalog.of(catalog(), new OneRule(), nobody());
        for (int round = 0; round < ROUNDS; round++) {
            QUERIES.forEach(sql -> guard.validate(sql, catalog).fold(guard::authorize, findings -> findings));
        }
    }

    private static Catalog catalog() {
        List<Column> columns = List.of(
                column("id", "integer"),
                column("word", "text"),
                column("amount", "numeric(12,2)"),
                column("day", "date"));
        Table table =
                new Table(new TableName("public", "t"), Table.Kind.TABLE, "", columns, List.of("id"), List.of(), 0);
        return new Catalog("warm-up", "1", List.of("public"), List.of(table));
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.named(type), true, "");
    }

    private static Principal nobody() {
        return new Principal("warm-up", Set.of(), Claims.none());
    }

    private record OneRule() implements PolicySet {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public TableAccess accessTo(TableName table, Principal principal) {
            return new TableAccess.Visible(
                    new RowAccess.Matching(SqlFragment.of("id > 0")), Map.of(), new ColumnAccess.Visible());
        }
    }
}
