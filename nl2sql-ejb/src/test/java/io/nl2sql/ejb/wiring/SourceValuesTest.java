package io.nl2sql.ejb.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.execution.SourceInspection;
import io.nl2sql.core.linking.value.ValueProgress.Problem;
import io.nl2sql.core.linking.value.ValueProgress.State;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceValuesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final String POLICY = """
            dataSources:
              lab:
                tables:
                  public.people:
                    roles: [analyst]
                    columns: { phone: { mask: "null", unless: [hr] }, note: { hidden: true } }
                  public.cases:
                    roles: [analyst]
                    rows: "tenant = :tenant"
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void createDatabase() throws SQLException {
        TestPostgres.create("source_values", """
                CREATE TABLE people (name text, phone text, note text);
                INSERT INTO people VALUES ('Ada', 'secretphone', 'secretnote');
                CREATE TABLE cases (tenant int, title text);
                INSERT INTO cases VALUES (1, 'secretcase'), (2, 'secretcase');
                CREATE TABLE others (name text);
                INSERT INTO others VALUES ('secretother');
                """);
    }

    private SourceValues values(TestConnections connections, Instant now, Path place) {
        Settings settings = Settings.of(Map.of("nl2sql.values.directory", place.toString()));
        return new SourceValues(
                "lab",
                connections,
                new ValueKeeping(settings.values(), Runnable::run, Clock.fixed(now, ZoneOffset.UTC)));
    }

    private static PolicyReport policies(String policy) {
        return new PolicyReport(
                "lab",
                true,
                "policy",
                "1",
                PolicyFile.parse(policy).tables("lab"),
                Set.of(new TableName("public", "withheld")),
                List.of());
    }

    private static Catalog catalog(TestConnections connections) {
        return SourceInspection.of(connections, "lab", List.of("public")).catalog();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect("source_values", "postgres")) {
            connection.createStatement().execute(sql);
        }
    }

    @Test
    void keepsNothingOnDiskThatAPolicyHidesFromAnybody() throws IOException {
        try (TestConnections connections = new TestConnections("source_values", "postgres");
                SourceValues values = values(connections, MONDAY, directory)) {
            values.refresh(catalog(connections), policies(POLICY));
            assertThat(values.index().find("ada")).hasSize(1);
            assertThat(values.progress().state()).isEqualTo(State.READY);
            assertThat(values.progress().values()).isEqualTo(1);
            assertThat(values.progress().tables()).isEqualTo(1);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("secret");
            }
        }
    }

    @Test
    void servesWhatWasKeptUntilItIsTooOldAndThenCollectsItAnew() throws SQLException {
        try (TestConnections connections = new TestConnections("source_values", "postgres")) {
            try (SourceValues values = values(connections, MONDAY, directory)) {
                values.refresh(catalog(connections), policies(POLICY));
            }
            run("INSERT INTO people VALUES ('Grace')");
            try (SourceValues values = values(connections, MONDAY.plus(Duration.ofHours(5)), directory)) {
                values.refresh(catalog(connections), policies(POLICY));
                assertThat(values.index().find("ada")).hasSize(1);
                assertThat(values.index().find("grace")).isEmpty();
                assertThat(values.progress().built()).contains(MONDAY);
            }
            try (SourceValues values = values(connections, MONDAY.plus(Duration.ofHours(7)), directory)) {
                values.refresh(catalog(connections), policies(POLICY));
                assertThat(values.index().find("grace")).hasSize(1);
            }
        }
    }

    @Test
    void forgetsWhatAChangedPolicyHides() {
        try (TestConnections connections = new TestConnections("source_values", "postgres");
                SourceValues values = values(connections, MONDAY, directory)) {
            values.refresh(catalog(connections), policies(POLICY));
            values.refresh(catalog(connections), policies(POLICY.replace("phone:", "name:")));
            assertThat(values.index().find("ada")).isEmpty();
            assertThat(values.index().find("secretphone")).hasSize(1);
        }
    }

    @Test
    void keepsTheOldOnesWhereTheDatabaseIsGone() throws SQLException {
        try (TestConnections connections = new TestConnections("source_values", "postgres")) {
            Catalog catalog = catalog(connections);
            try (SourceValues values = values(connections, MONDAY, directory)) {
                values.refresh(catalog, policies(POLICY));
            }
            try (TestConnections nowhere = new TestConnections("no_such_database", "postgres");
                    SourceValues values = values(nowhere, MONDAY.plus(Duration.ofDays(2)), directory)) {
                values.refresh(catalog, policies(POLICY));
                assertThat(values.index().find("ada")).hasSize(1);
                assertThat(values.progress().state()).isEqualTo(State.FAILED);
                assertThat(values.progress().problem()).contains(Problem.VALUES_UNREACHABLE);
            }
        }
    }

    @Test
    void keepsFewValuesInMemoryWhereThereIsNoPlaceOnDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        try (TestConnections connections = new TestConnections("source_values", "postgres");
                SourceValues values = values(connections, MONDAY, file)) {
            values.refresh(catalog(connections), policies(POLICY));
            assertThat(values.index().find("ada")).hasSize(1);
            assertThat(values.progress().bytes()).isZero();
        }
    }
}
