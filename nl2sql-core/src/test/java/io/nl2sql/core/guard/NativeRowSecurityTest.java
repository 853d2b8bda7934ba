package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rewritten query returns what PostgreSQL's own row security returns for the query as written. */
class NativeRowSecurityTest {
    private static final String SCRIPT = """
            do $$ begin if not exists (select from pg_roles where rolname = 'shop_reader') then
              create role shop_reader login; end if; end $$;
            create schema shop;
            create table shop.customers (id int primary key, tenant int not null, name text, city text, email text, since date);
            create table shop.orders (id int primary key, customer_id int, tenant int, amount numeric(12,2), status text,
              placed_on date, placed_at timestamp);
            create table shop.regions (code text, name text);
            insert into shop.customers select g, g % 3, 'Customer ' || g, (array['Berlin','Paris','Rome'])[1 + g % 3],
              case when g % 5 = 0 then null else 'c' || g || '@example.com' end, date '2023-01-01' + g from generate_series(1, 60) g;
            insert into shop.orders select g, 1 + g * 7 % 60, (1 + g * 7 % 60) % 3, g * 13 % 1000 + 0.5,
              (array['open','paid','void'])[1 + g % 3], date '2024-01-01' + g % 300, timestamp '2024-01-01 08:00' + g * interval '5 hours'
              from generate_series(1, 600) g;
            insert into shop.regions values ('EU', 'Europe'), ('US', 'America');
            alter table shop.customers enable row level security; alter table shop.orders enable row level security;
            create policy c on shop.customers using (tenant = current_setting('app.tenant')::int);
            create policy o on shop.orders using (tenant = current_setting('app.tenant')::int);
            grant usage on schema shop to shop_reader; grant select on all tables in schema shop to shop_reader;
            analyze;
            """;

    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static VisibleCatalog catalog;
    private static Connection guarded;
    private static Connection secured;

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create("shop", SCRIPT);
        guarded = TestPostgres.connect("shop", "postgres");
        secured = TestPostgres.connect("shop", "shop_reader");
        try (Statement statement = secured.createStatement()) {
            statement.execute("set app.tenant = '1'; set search_path = shop");
        }
        Rules rules = Rules.open()
                .rows("shop", "customers", Rules.matching("tenant = ?", 1))
                .rows("shop", "orders", Rules.matching("tenant = ?", 1));
        catalog = VisibleCatalog.of(CatalogReader.read(guarded, "shop"), rules, Rules.ANN);
    }

    @AfterAll
    static void close() throws SQLException {
        guarded.close();
        secured.close();
    }

    static List<String> queries() {
        return List.of(
                "SELECT * FROM customers ORDER BY id",
                "SELECT c.*, o.amount FROM customers c JOIN orders o ON o.customer_id = c.id ORDER BY o.id LIMIT 20",
                "SELECT count(*), sum(amount), min(placed_on), max(placed_at) FROM orders",
                "SELECT status, count(*) AS n FROM orders GROUP BY status HAVING count(*) > 3 ORDER BY n DESC, 1",
                "SELECT date_trunc('month', placed_on)::date AS month, sum(amount) FROM orders GROUP BY 1 ORDER BY 1",
                "SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'paid'"
                        + " GROUP BY c.name ORDER BY 2 DESC, 1 LIMIT 7",
                "SELECT name FROM customers WHERE id = 1 OR 1 = 1 ORDER BY name",
                "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.amount > 800)"
                        + " ORDER BY name",
                "SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE status = 'void') ORDER BY 1",
                "SELECT name, (SELECT max(amount) FROM orders o WHERE o.customer_id = c.id) AS best FROM customers c ORDER BY 2 DESC"
                        + " NULLS LAST, 1",
                "WITH best AS (SELECT customer_id, sum(amount) AS total FROM orders GROUP BY 1) SELECT c.name, b.total FROM best b"
                        + " JOIN customers c ON c.id = b.customer_id WHERE b.total > (SELECT avg(total) FROM best) ORDER BY 2 DESC, 1",
                "WITH customers AS (SELECT * FROM shop.customers WHERE city = 'Paris') SELECT count(*) FROM customers",
                "SELECT city FROM customers UNION SELECT code FROM regions ORDER BY 1",
                "SELECT id FROM customers EXCEPT SELECT customer_id FROM orders ORDER BY 1",
                "(SELECT id FROM orders ORDER BY amount DESC, id LIMIT 3) UNION ALL (SELECT id FROM orders ORDER BY id LIMIT 2)",
                "SELECT id, amount, rank() OVER (PARTITION BY status ORDER BY amount DESC, id) AS r FROM orders ORDER BY status, r LIMIT 30",
                "SELECT id, sum(amount) OVER (ORDER BY placed_on, id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM orders ORDER BY placed_on,"
                        + " id LIMIT 10",
                "SELECT count(*) FILTER (WHERE status = 'paid') AS paid, sum(amount) FILTER (WHERE status = 'open') FROM orders",
                "SELECT DISTINCT city FROM customers ORDER BY city",
                "SELECT DISTINCT ON (customer_id) customer_id, id, amount FROM orders ORDER BY customer_id, amount DESC, id",
                "SELECT CASE WHEN amount > 500 THEN 'big' ELSE 'small' END AS size, count(*) FROM orders GROUP BY 1 ORDER BY 1",
                "SELECT extract(year FROM placed_on) AS y, extract(quarter FROM placed_on) AS q, avg(amount)::numeric(10,2) FROM orders"
                        + " GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT name || ' <' || coalesce(email, '-') || '>' FROM customers WHERE email ILIKE 'C1%' OR email IS NULL ORDER BY id",
                "SELECT id FROM orders WHERE placed_on >= date '2024-10-01' - interval '1 month' AND placed_on < '2024-10-01' ORDER BY id",
                "SELECT a.id, b.id FROM customers a JOIN customers b USING (city) WHERE a.id < b.id ORDER BY 1, 2 LIMIT 9",
                "SELECT sales.total FROM (SELECT sum(amount) AS total FROM orders WHERE status IN ('paid', 'open')) AS sales",
                "SELECT customers.name, shop.orders.amount FROM shop.customers, shop.orders WHERE shop.orders.customer_id = customers.id"
                        + " ORDER BY shop.orders.id FETCH FIRST 5 ROWS ONLY",
                "SELECT c.name, l.n FROM customers c CROSS JOIN LATERAL (SELECT count(*) AS n FROM orders o WHERE o.customer_id = c.id) l"
                        + " ORDER BY 2 DESC, 1 OFFSET 2 LIMIT 4",
                "SELECT city, status, sum(amount) FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY ROLLUP (city, status)"
                        + " ORDER BY 1 NULLS LAST, 2 NULLS LAST",
                "SELECT string_agg(name, ', ' ORDER BY name DESC), array_agg(DISTINCT city) FROM customers",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median FROM orders",
                "SELECT id FROM orders WHERE amount / (id % 7 + 1) > 100 AND status = ANY (ARRAY['paid', 'open']) ORDER BY id",
                "SELECT o.id FROM orders o RIGHT JOIN customers c ON c.id = o.customer_id AND o.amount > 990 WHERE o.id IS NULL ORDER BY c.id",
                "SELECT to_char(placed_on, 'YYYY-MM') AS m, count(*) FROM orders GROUP BY to_char(placed_on, 'YYYY-MM') ORDER BY m",
                "VALUES (1, 'a'), (2, 'b')");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void returnsWhatRowSecurityReturns(String sql) {
        Validation validation = GUARD.validate(sql, catalog);
        assertThat(validation).isInstanceOf(Validation.Accepted.class);
        Execution expected = Execution.of(secured, sql, List.of());
        assertThat(expected.failed()).isFalse();
        assertThat(Execution.of(guarded, GUARD.authorize(((Validation.Accepted) validation).query())))
                .isEqualTo(expected);
    }
}
