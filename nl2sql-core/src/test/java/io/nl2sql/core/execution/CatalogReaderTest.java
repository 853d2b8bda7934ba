package io.nl2sql.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
    private static Catalog catalog;

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("catalog", """
                DROP ROLE IF EXISTS catalog_reader;
                CREATE ROLE catalog_reader LOGIN;
                CREATE SCHEMA sales; CREATE SCHEMA secret;
                GRANT USAGE ON SCHEMA sales TO catalog_reader;
                CREATE TYPE sales.mood AS ENUM ('calm', 'cross');
                CREATE DOMAIN sales.money_amount AS numeric(12,2) NOT NULL;
                CREATE TABLE sales.customers (id int PRIMARY KEY, name varchar(40) NOT NULL, mood sales.mood, notes text,
                  due sales.money_amount, dropped int);
                ALTER TABLE sales.customers DROP COLUMN dropped;
                COMMENT ON TABLE sales.customers IS 'People who buy';
                COMMENT ON COLUMN sales.customers.name IS 'Full name';
                CREATE TABLE sales.orders (id int, customer_id int REFERENCES sales.customers, at timestamp(3), tags text[],
                  PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE TABLE sales.orders_2024 PARTITION OF sales.orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                CREATE VIEW sales.names AS SELECT name FROM sales.customers;
                CREATE VIEW sales.big AS SELECT c.name, o.at FROM sales.customers c JOIN sales.orders o ON o.customer_id = c.id
                  WHERE c.id > 5 AND c.due >= 1.5 OR c.name IN ('a', 'b') OR o.id IS NULL;
                CREATE VIEW sales.share AS SELECT 1 / (id - 5) AS one FROM sales.customers;
                CREATE VIEW sales.filtered AS SELECT name FROM sales.customers WHERE notes::int > 5;
                CREATE VIEW sales.grouped AS SELECT count(*) AS n FROM sales.customers GROUP BY mood;
                CREATE VIEW sales.nested AS SELECT name FROM sales.filtered;
                CREATE TABLE sales.virtual (id int, inverse int GENERATED ALWAYS AS (1 / id) VIRTUAL);
                CREATE VIEW sales.over_virtual AS SELECT id FROM sales.virtual;
                CREATE MATERIALIZED VIEW sales.counts AS SELECT count(*) FROM sales.customers;
                CREATE TABLE sales.ungranted (id int);
                CREATE TABLE sales."Odd Name" ("Select" int);
                CREATE TABLE secret.hidden (id int);
                GRANT SELECT ON sales.orders, sales.orders_2024, sales.names, sales.counts, sales."Odd Name" TO catalog_reader;
                GRANT SELECT (id, name, mood, due) ON sales.customers TO catalog_reader;
                GRANT SELECT ON secret.hidden TO catalog_reader;
                INSERT INTO sales.customers SELECT n, 'name', 'calm', '', 1 FROM generate_series(1, 50) n; ANALYZE;
                """);
        catalog = read();
    }

    private static Catalog read() {
        try (TestConnections connections = new TestConnections("catalog", "catalog_reader")) {
            return SourceInspection.of(connections, "lab", List.of("sales", "secret", "absent"))
                    .catalog();
        }
    }

    private static Table table(String name) {
        return catalog.tables().stream()
                .filter(table -> table.name().table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsWhatTheRoleCanReadWithoutPartitions() {
        assertThat(catalog.tables())
                .extracting(table -> table.name() + " " + table.kind())
                .containsExactly(
                        "sales.Odd Name TABLE",
                        "sales.counts MATERIALIZED_VIEW",
                        "sales.customers TABLE",
                        "sales.names VIEW",
                        "sales.orders PARTITIONED_TABLE");
    }

    @Test
    void readsColumnsWithTypesNullabilityAndComments() {
        assertThat(table("customers").columns())
                .containsExactly(
                        new Column("id", new ColumnType("integer", ColumnType.Category.INTEGER), false, ""),
                        new Column(
                                "name",
                                new ColumnType("character varying(40)", ColumnType.Category.TEXT),
                                false,
                                "Full name"),
                        new Column("mood", new ColumnType("sales.mood", ColumnType.Category.TEXT), true, ""),
                        new Column(
                                "due", new ColumnType("sales.money_amount", ColumnType.Category.DECIMAL), false, ""));
        assertThat(table("orders").columns())
                .extracting(column -> column.type())
                .containsExactly(
                        ColumnType.named("integer"),
                        ColumnType.named("integer"),
                        new ColumnType("timestamp(3) without time zone", ColumnType.Category.TIMESTAMP),
                        new ColumnType("text[]", ColumnType.Category.ARRAY));
    }

    @Test
    void readsKeysCommentsAndEstimates() {
        assertThat(table("orders").primaryKey()).containsExactly("id", "at");
        assertThat(table("orders").foreignKeys())
                .containsExactly(
                        new ForeignKey(List.of("customer_id"), new TableName("sales", "customers"), List.of("id")));
        assertThat(table("customers").comment()).isEqualTo("People who buy");
        assertThat(table("customers").estimatedRows()).isEqualTo(50);
    }

    @Test
    void readsWhatStatisticsTellOfColumnsThatTheRoleCanRead() {
        Map<String, ColumnProfile> customers = table("customers").profiles();
        assertThat(customers.get("id"))
                .isEqualTo(new ColumnProfile(true, false, List.of(), Optional.of(new ColumnProfile.Range(1, 50))));
        assertThat(customers.get("mood")).isEqualTo(new ColumnProfile(false, false, List.of("calm"), Optional.empty()));
        assertThat(customers).doesNotContainKey("notes");
    }

    private static Catalog statisticsOf(String script, String... later) throws SQLException {
        TestPostgres.create("catalog_statistics", script);
        change(later);
        return lookAgain(Optional.empty());
    }

    @Test
    void readsStatisticsOfNumbersThatAreNoFloats() throws SQLException {
        Catalog odd = statisticsOf("""
                CREATE TABLE odd (id int, big numeric, odd float8);
                INSERT INTO odd SELECT n, n * 1e400, CASE n WHEN 1 THEN 'NaN' ELSE n::float8 END FROM generate_series(1, 50) n;
                ANALYZE odd; GRANT SELECT ON odd TO catalog_reader;
                """);

        Map<String, ColumnProfile> profiles = odd.tables().get(0).profiles();
        assertThat(profiles.get("id").range()).contains(new ColumnProfile.Range(1, 50));
        assertThat(profiles.get("big").range()).isEmpty();
        assertThat(profiles.get("odd").range()).isEmpty();
    }

    @Test
    void keepsTheStatisticsOfALookBeforeWhileTheSchemaIsTheSame() throws SQLException {
        Catalog first = statisticsOf("""
                CREATE TABLE moods (mood text); INSERT INTO moods SELECT 'calm' FROM generate_series(1, 50);
                ANALYZE moods; GRANT SELECT ON moods TO catalog_reader;
                """);
        change("UPDATE moods SET mood = 'cross'", "ANALYZE moods");
        assertThat(lookAgain(Optional.of(first))).isEqualTo(first);
        assertThat(lookAgain(Optional.empty()).statistics()).isNotEqualTo(first.statistics());
        change("ALTER TABLE moods ADD COLUMN since date");
        Catalog wider = lookAgain(Optional.of(first));
        assertThat(wider.tables().get(0).profiles().get("mood").values()).containsExactly("cross");
    }

    @Test
    void forgetsTheStatisticsOfATableAsSoonAsItHasRowSecurity() throws SQLException {
        Catalog open = statisticsOf("""
                CREATE TABLE moods (mood text); INSERT INTO moods SELECT 'calm' FROM generate_series(1, 50);
                ANALYZE moods; GRANT SELECT ON moods TO catalog_reader;
                """);
        assertThat(open.tables().get(0).profiles()).containsKey("mood");
        change("ALTER TABLE moods ENABLE ROW LEVEL SECURITY");
        Catalog secured = lookAgain(Optional.of(open));
        assertThat(secured.tables().get(0).profiles()).isEmpty();
        assertThat(secured.version()).isNotEqualTo(open.version());
        change("ALTER TABLE moods DISABLE ROW LEVEL SECURITY");
        assertThat(lookAgain(Optional.of(secured))).isEqualTo(open);
    }

    private static void change(String... statements) throws SQLException {
        try (var connection = TestPostgres.connect("catalog_statistics", "postgres");
                var statement = connection.createStatement()) {
            for (String next : statements) {
                statement.execute(next);
            }
        }
    }

    private static Catalog lookAgain(Optional<Catalog> known) {
        try (TestConnections connections = new TestConnections("catalog_statistics", "catalog_reader")) {
            return SourceInspection.of(connections, "lab", List.of("public"), known)
                    .catalog();
        }
    }

    @Test
    void doesWithoutStatisticsWhereTheRoleMayNotReadThem() throws SQLException {
        String script = """
                CREATE TABLE plain (id int); INSERT INTO plain SELECT generate_series(1, 50);
                ANALYZE plain; GRANT SELECT ON plain TO catalog_reader; REVOKE SELECT ON pg_stats FROM PUBLIC;
                """;

        assertThat(statisticsOf(script).tables())
                .singleElement()
                .satisfies(table -> assertThat(table.profiles()).isEmpty());
        try (var connection = TestPostgres.connect("catalog_statistics", "catalog_reader")) {
            connection.setAutoCommit(false);
            assertThat(new CatalogReader("lab", List.of("public"))
                            .read(connection)
                            .tables())
                    .hasSize(1);
        }
    }

    @Test
    void listsValuesOnlyWhereTheyAreKnownToBeAll() throws SQLException {
        Catalog families = statisticsOf(
                """
                CREATE TABLE known (kind text); INSERT INTO known SELECT 'k' || n % 3 FROM generate_series(1, 60) n;
                CREATE TABLE parent (kind text); CREATE TABLE child () INHERITS (parent);
                INSERT INTO parent SELECT 'p' FROM generate_series(1, 4);
                INSERT INTO child SELECT 'c' || n % 60 FROM generate_series(1, 120) n; INSERT INTO child SELECT 'often' FROM generate_series(1, 60);
                CREATE TABLE empty_parent (kind text); CREATE TABLE only_child () INHERITS (empty_parent);
                INSERT INTO only_child SELECT 'c' || n % 60 FROM generate_series(1, 180) n;
                CREATE TABLE refilled (kind text); INSERT INTO refilled SELECT 'old' || n % 3 FROM generate_series(1, 60) n;
                ANALYZE; GRANT SELECT ON known, parent, empty_parent, refilled TO catalog_reader;
                """, "TRUNCATE refilled; INSERT INTO refilled SELECT 'new' || n FROM generate_series(1, 60) n");

        assertThat(families.tables())
                .extracting(
                        table -> table.name().table(),
                        table -> table.profiles().get("kind").values(),
                        table -> table.profiles().get("kind").unique())
                .containsExactly(
                        tuple("empty_parent", List.of(), false),
                        tuple("known", List.of("k0", "k1", "k2"), false),
                        tuple("parent", List.of(), false),
                        tuple("refilled", List.of(), false));
    }

    @Test
    void hasTheSameVersionButOtherStatisticsWhenTheDataChanges() throws SQLException {
        Catalog before = read();
        try (var connection = TestPostgres.connect("catalog", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("UPDATE sales.customers SET mood = 'cross' WHERE id % 2 = 0; ANALYZE sales.customers");
            assertThat(read().statistics()).isNotEqualTo(before.statistics());
            assertThat(read().version()).isEqualTo(before.version());
            statement.execute("UPDATE sales.customers SET mood = 'calm'; ANALYZE sales.customers");
        }
        assertThat(read().statistics()).isEqualTo(before.statistics());
    }

    @Test
    void knowsOfWhichTablesReadingARowCanFail() throws SQLException {
        try (var connection = TestPostgres.connect("catalog", "postgres")) {
            Catalog all = new CatalogReader("shop", List.of("sales")).read(connection);
            assertThat(all.tables().stream()
                            .filter(Table::computed)
                            .map(table -> table.name().table()))
                    .containsExactlyInAnyOrder("share", "filtered", "grouped", "nested", "virtual", "over_virtual");
        }
    }

    @Test
    void hasTheSameVersionForTheSameContentsAndAnotherAfterAChange() throws SQLException {
        assertThat(read().version()).isEqualTo(catalog.version());
        try (var connection = TestPostgres.connect("catalog", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("COMMENT ON VIEW sales.names IS 'now with a comment'");
            assertThat(read().version()).isNotEqualTo(catalog.version());
            statement.execute("COMMENT ON VIEW sales.names IS NULL");
        }
        assertThat(read().version()).isEqualTo(catalog.version());
    }

    @Test
    void readsThousandsOfTablesInAFewSeconds() throws SQLException {
        TestPostgres.create("catalog_large", """
                DO $$ BEGIN FOR n IN 1..2000 LOOP
                  EXECUTE format('CREATE TABLE t%s (id int, a text, b numeric, c date, d text)', n);
                END LOOP; END $$;
                """);
        long start = System.nanoTime();
        try (TestConnections connections = new TestConnections("catalog_large", "postgres")) {
            assertThat(SourceInspection.of(connections, "large", List.of("public"))
                            .catalog()
                            .tables())
                    .hasSize(2_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
}
