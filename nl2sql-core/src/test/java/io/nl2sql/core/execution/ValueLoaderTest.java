package io.nl2sql.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.linking.value.ValuePlan;
import io.nl2sql.core.linking.value.ValueProgress.Problem;
import io.nl2sql.core.linking.value.ValueQuery;
import io.nl2sql.core.linking.value.ValueStore;
import io.nl2sql.core.linking.value.ValueWriter;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueLoaderTest {
    private static final ValueLimits LIMITS = new ValueLimits(1_000, 100, 100_000_000, Duration.ofSeconds(20));

    @TempDir
    Path directory;

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("values_read", """
                CREATE TABLE "Odd ""name" ("Select" text, n int);
                INSERT INTO "Odd ""name" VALUES ('Europe', 1), ('Europe', 2), (NULL, 3), ('Asia', 4);
                CREATE TABLE people (name text, essay text, status text);
                INSERT INTO people SELECT 'person ' || n, repeat('word ', 60) || n, CASE WHEN n % 9 = 0 THEN 'retired'
                  ELSE 'active' END FROM generate_series(1, 1200) n;
                ANALYZE people;
                CREATE VIEW broken AS SELECT ('x' || n)::int::text AS word FROM "Odd ""name";
                """);
    }

    private static Catalog catalog(TestConnections connections) {
        return SourceInspection.of(connections, "lab", List.of("public")).catalog();
    }

    private static ValueIndex load(ValueLimits limits) {
        try (TestConnections connections = new TestConnections("values_read", "postgres")) {
            ValueIndex values = new ValueLoader(connections, limits).load(catalog(connections));
            assertThat(connections.lent()).isZero();
            return values;
        }
    }

    @Test
    void readsTheValuesOfTextColumnsAndPassesOverWhatFails() {
        assertThat(load(LIMITS).find("europe"))
                .containsExactly(new ValueHit(new TableName("public", "Odd \"name"), "Select", "Europe", 2));
    }

    @Test
    void passesOverColumnsWithManyTimesMoreValuesThanWouldBeRead() {
        ValueIndex values = load(LIMITS);
        assertThat(values.find("retired")).extracting(ValueHit::rows).containsExactly(133L);
        assertThat(values.find("person 7")).isEmpty();
        assertThat(load(new ValueLimits(5_000, 2_000, 100_000_000, Duration.ofSeconds(20)))
                        .find("person 7"))
                .hasSize(1);
    }

    @Test
    void stopsAtItsLimitsAndSaysWhich() throws IOException {
        assertThat(load(new ValueLimits(1_000, 100, 100_000_000, Duration.ofNanos(1)))
                        .find("europe"))
                .isEmpty();
        try (TestConnections connections = new TestConnections("values_read", "postgres");
                ValueWriter writer = new ValueStore(Optional.empty(), Clock.systemUTC()).building("plan")) {
            ValueLimits one = new ValueLimits(1, 100, 100_000_000, Duration.ofSeconds(20));
            ValuePlan plan = ValuePlan.of(catalog(connections), (table, column) -> true, 100);
            assertThat(new ValueLoader(connections, one).load(plan, writer, Map.of(), (tables, values) -> true))
                    .contains(Problem.VALUES_CUT_SHORT);
            assertThat(writer.count()).isEqualTo(1);
        }
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        ValueStore store = new ValueStore(Optional.of(directory), Clock.systemUTC());
        List<Integer> read = new ArrayList<>();
        try (TestConnections connections = new TestConnections("values_read", "postgres")) {
            ValuePlan plan = ValuePlan.of(catalog(connections), (table, column) -> true, 100);
            ValueLoader loader = new ValueLoader(connections, LIMITS);
            try (ValueWriter writer = store.building(plan.digest())) {
                assertThatThrownBy(() -> loader.load(plan, writer, store.state(plan.digest()), (tables, values) -> {
                            read.add(tables);
                            return false;
                        }))
                        .isInstanceOf(InterruptedIOException.class);
            }
            ValueWriter writer = store.building(plan.digest());
            loader.load(plan, writer, store.state(plan.digest()), (tables, values) -> read.add(tables));
            try (LuceneValueIndex index = store.publish(writer, plan.digest()).index()) {
                assertThat(index.find("europe")).hasSize(1);
                assertThat(index.find("active")).hasSize(1);
            }
            assertThat(read).containsExactly(1, 2, 3);
        }
    }

    @Test
    void takesTheCommonestValuesOfLargeTablesFromTheStatistics() throws SQLException {
        ValueQuery query = new ValueQuery(new TableName("public", "people"), "status", 100, true);
        try (Connection connection = TestPostgres.connect("values_read", "postgres");
                ResultSet rows = connection.createStatement().executeQuery(query.sql())) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("active");
            assertThat(rows.getLong(2)).isBetween(1_000L, 1_100L);
        }
    }

    @Test
    void givesUpWhereTheDatabaseIsGone() throws IOException {
        ValuePlan plan;
        try (TestConnections connections = new TestConnections("values_read", "postgres")) {
            plan = ValuePlan.of(catalog(connections), (table, column) -> true, 100);
        }
        try (TestConnections nowhere = new TestConnections("no_such_database", "postgres");
                ValueWriter writer = new ValueStore(Optional.empty(), Clock.systemUTC()).building("plan")) {
            ValueLoader loader = new ValueLoader(nowhere, LIMITS);
            assertThatThrownBy(() -> loader.load(plan, writer, Map.of(), (tables, values) -> true))
                    .isInstanceOf(Nl2SqlException.class);
        }
    }
}
