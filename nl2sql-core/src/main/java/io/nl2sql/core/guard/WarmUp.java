package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends a few queries of every shape through the guard, over a table that exists nowhere. */
final class WarmUp {
    private static final int ROUNDS = 15;
    static final List<String> QUERIES = List.of(
            "SELECT a, count(*), sum(b) FROM t WHERE c >= date_trunc('month', current_date) - interval '1 month' GROUP BY a"
                    + " ORDER BY 2 DESC NULLS LAST LIMIT 10",
            "WITH m AS (SELECT date_trunc('month', c) AS month, sum(b) AS total FROM t GROUP BY 1) SELECT month, total,"
                    + " rank() OVER (ORDER BY total DESC) FROM m WHERE total > (SELECT avg(b) FROM t)",
            "SELECT x.a, y.b::text FROM t x LEFT JOIN t y ON x.a = y.a WHERE EXISTS (SELECT 1 FROM t z WHERE z.a = x.a)"
                    + " AND x.a ILIKE '%q%' AND CASE WHEN x.b > 1 THEN true ELSE false END",
            "SELECT a FROM t UNION ALL SELECT a FROM t WHERE b IN (1, 2, 3)",
            "SELECT x.a, x.b / 2 FROM t x JOIN t y USING (a) WHERE x.b / 2 > 1 AND y.c BETWEEN '2024-01-01' AND current_date",
            "SELECT DISTINCT ON (a) a, b, c FROM t ORDER BY a, c DESC",
            "SELECT a, count(*) FILTER (WHERE b > 1), string_agg(DISTINCT a, ', ' ORDER BY a), round(avg(b), 2) AS r FROM t"
                    + " WHERE a LIKE 'x%' AND c IS NOT NULL AND NOT (b = 1) GROUP BY a HAVING count(*) > 1 ORDER BY r",
            "SELECT extract(year FROM c), to_char(c, 'YYYY-MM'), coalesce(b, 0), lag(b) OVER (PARTITION BY a ORDER BY c ROWS"
                    + " BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t",
            "SELECT q.a, l.b FROM (SELECT a, count(*) AS n FROM t GROUP BY 1) q JOIN LATERAL (SELECT b FROM t WHERE t.a = q.a"
                    + " ORDER BY c DESC LIMIT 1) l ON true",
            "SELECT g.n, sum(t.b) FROM generate_series(1, 12) AS g(n) LEFT JOIN t ON extract(month FROM t.c) = g.n GROUP BY"
                    + " g.n",
            "WITH RECURSIVE r AS (SELECT a, 1 AS n FROM t UNION ALL SELECT r.a, r.n + 1 FROM r WHERE r.n < 5) SELECT * FROM r",
            "SELECT a FROM t WHERE a IN (SELECT a FROM t WHERE b > 100) AND a NOT IN ('x', 'y') EXCEPT SELECT a FROM t",
            "SELECT v.k FROM (VALUES (1, 'a'), (2, 'b')) AS v (k, l)");

    /** What it takes to tell what is wrong. */
    static final List<String> WRONG = List.of("SELECT nothing FROM t", "SELECT a FROM tt");

    private WarmUp() {}

    static void run(Guard guard) {
        VisibleCatalog visible = visible();
        for (int i = 0; i < ROUNDS; i++) {
            WRONG.forEach(query -> guard.validate(query, visible));
            for (String query : QUERIES) {
                if (guard.validate(query, visible) instanceof Validation.Accepted accepted) {
                    guard.authorize(accepted.query());
                }
            }
        }
    }

    static VisibleCatalog visible() {
        return VisibleCatalog.of(catalog(), new OneTable(), new Principal("warm-up", Set.of(), Claims.none()));
    }

    private static Catalog catalog() {
        List<Column> columns = List.of(
                new Column("a", new ColumnType("text", ColumnType.Category.TEXT), true, ""),
                new Column("b", new ColumnType("numeric", ColumnType.Category.DECIMAL), true, ""),
                new Column("c", new ColumnType("date", ColumnType.Category.DATE), true, ""));
        Table table = new Table(new TableName("s", "t"), Table.Kind.TABLE, "", columns, List.of(), List.of(), 0);
        return new Catalog("warm-up", "1", List.of("s"), List.of(table));
    }

    private static final class OneTable implements PolicySet {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public TableAccess accessTo(TableName table, Principal principal) {
            return new TableAccess.Visible(
                    new RowAccess.Matching(new SqlFragment(List.of("b > ", ""), List.of(ClaimValue.of(1)))),
                    Map.of("a", new ColumnAccess.Masked(new ColumnMask.Last(4))),
                    new ColumnAccess.Visible());
        }
    }
}
