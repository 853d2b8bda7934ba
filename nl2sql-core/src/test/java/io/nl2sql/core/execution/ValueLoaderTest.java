package io.nl2sql.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValueLoaderTest {
    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("values_read", """
                CREATE TABLE "Odd ""name" ("Select" text, n int);
                INSERT INTO "Odd ""name" VALUES ('Europe', 1), ('Europe', 2), (NULL, 3), ('Asia', 4);
                CREATE VIEW broken AS SELECT ('x' || n)::int::text AS word FROM "Odd ""name";
                """);
    }

    private static ValueIndex load(Duration patience) {
        try (TestConnections connections = new TestConnections("values_read", "postgres")) {
            Catalog catalog =
                    SourceInspection.of(connections, "lab", List.of("public")).catalog();
            ValueIndex values = new ValueLoader(connections, patience).load(catalog);
            assertThat(connections.lent()).isZero();
            return values;
        }
    }

    @Test
    void readsTheValuesOfTextColumnsAndPassesOverWhatFails() {
        assertThat(load(Duration.ofSeconds(20)).find("europe"))
                .containsExactly(new ValueIndex.ValueHit(new TableName("public", "Odd \"name"), "Select", "Europe", 2));
    }

    @Test
    void stopsWhenItsTimeIsOver() {
        assertThat(load(Duration.ofNanos(1)).find("europe")).isEmpty();
    }
}
