package io.nl2sql.ejb.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedSourceTest {
    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("managed", """
                DROP ROLE IF EXISTS managed_reader;
                CREATE ROLE managed_reader LOGIN;
                CREATE TABLE customers (id int PRIMARY KEY, tenant_id int, name text);
                GRANT SELECT ON customers TO managed_reader;
                """);
    }

    private ManagedSource source(String user, String policies, Map<String, String> more) throws IOException {
        Path file = directory.resolve("policies.yaml");
        Files.writeString(file, policies, StandardCharsets.UTF_8);
        Map<String, String> raw = new HashMap<>(more);
        raw.putIfAbsent("nl2sql.datasource.lab.url", TestPostgres.url("managed", user));
        raw.put("nl2sql.data-dir", directory.toString());
        Settings settings = Settings.of(raw);
        ManagedSource source = new ManagedSource(
                settings.dataSources().get(0),
                new Policies(Optional.of(file)),
                settings.execution(),
                ZoneId.of("UTC"),
                new ValueKeeping(settings.values(), Runnable::run, clock));
        source.refresh();
        return source;
    }

    private static String policies(String table, String column) {
        return """
                dataSources:
                  lab:
                    tables:
                      public.TABLE:
                        roles: [analyst]
                        rows: "tenant_id = :tenant"
                        columns:
                          COLUMN: { mask: "null" }
                """.replace("TABLE", table).replace("COLUMN", column);
    }

    @Test
    void isReadyWhenRoleAndPoliciesAreInOrder() throws IOException {
        try (ManagedSource source = source("managed_reader", policies("customers", "name"), Map.of())) {
            assertThat(source.problem()).isEmpty();
            assertThat(source.ready().catalog().tables()).hasSize(1);
        }
    }

    @Test
    void isUnavailableWhenAPolicyNamesWhatDoesNotExist() throws IOException {
        try (ManagedSource source = source("managed_reader", policies("customer", "name"), Map.of())) {
            assertThat(source.problem().orElseThrow())
                    .contains("Its policies have mistakes")
                    .doesNotContain("public");
            assertThat(source.policies().faults())
                    .hasToString("[line 5, column 9 (dataSources.lab.tables.public.customer): there is no table"
                            + " public.customer in the schemas of the data source, or its role cannot read it; correct"
                            + " the name or the grant]");
        }
        try (ManagedSource source = source("managed_reader", policies("customers", "nickname"), Map.of())) {
            assertThat(source.isAvailable()).isFalse();
        }
    }

    private static boolean sees(ManagedSource source, String table) {
        return source.ready()
                        .policies()
                        .accessTo(
                                new TableName("public", table),
                                new Principal("ann", Set.of("analyst"), Claims.of(Map.of("tenant", ClaimValue.of(1)))))
                instanceof TableAccess.Visible;
    }

    private static void alter(String database, String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(database, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void withholdsOnlyTheTableThatItsPolicyNoLongerFits() throws IOException, SQLException {
        TestPostgres.create("managed_drift", """
                CREATE TABLE customers (id int, tenant_id int, name text);
                CREATE TABLE orders (id int, tenant_id int);
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO managed_reader;
                """);
        String policies = policies("customers", "name") + "      public.orders: { roles: [analyst] }\n";
        Map<String, String> there =
                Map.of("nl2sql.datasource.lab.url", TestPostgres.url("managed_drift", "managed_reader"));
        try (ManagedSource source = source("managed_reader", policies, there)) {
            assertThat(sees(source, "customers")).isTrue();

            alter(
                    "managed_drift",
                    "ALTER TABLE customers DROP COLUMN tenant_id; CREATE TABLE new_one (id int);"
                            + " GRANT SELECT ON new_one TO managed_reader; ALTER TABLE orders ADD COLUMN more text");
            source.refresh();

            assertThat(source.problem()).isEmpty();
            assertThat(sees(source, "customers")).isFalse();
            assertThat(sees(source, "orders")).isTrue();
            assertThat(sees(source, "new_one")).isFalse();
            assertThat(source.policies().withheld()).containsExactly(new TableName("public", "customers"));
            assertThat(source.policies().faults())
                    .extracting(PolicyFault::message)
                    .containsExactly("the condition names a column that does not exist: tenant_id");

            alter("managed_drift", "ALTER TABLE customers ADD COLUMN tenant_id int");
            source.refresh();

            assertThat(sees(source, "customers")).isTrue();
            assertThat(source.policies().faults()).isEmpty();
        }
    }

    @Test
    void readsStatisticsAsOftenAsValuesUnlessRowSecurityIsNew() throws IOException, SQLException {
        TestPostgres.create("managed_statistics", """
                CREATE TABLE customers (id int, tenant_id int, name text);
                INSERT INTO customers SELECT n, 1, 'old' FROM generate_series(1, 50) n;
                GRANT SELECT ON customers TO managed_reader; ANALYZE customers;
                """);
        Map<String, String> there = Map.of(
                "nl2sql.datasource.lab.url",
                TestPostgres.url("managed_statistics", "managed_reader"),
                "nl2sql.values.refresh",
                "1h");
        try (ManagedSource source = source("managed_reader", policies("customers", "name"), there)) {
            assertThat(names(source)).containsExactly("old");

            alter("managed_statistics", "UPDATE customers SET name = 'new'");
            alter("managed_statistics", "ANALYZE customers");
            passAndRefresh(source, Duration.ofMinutes(59));
            assertThat(names(source)).containsExactly("old");
            passAndRefresh(source, Duration.ofMinutes(1));
            assertThat(names(source)).containsExactly("new");

            passAndRefresh(source, Duration.ofMinutes(30));
            alter("managed_statistics", "UPDATE customers SET name = 'newest'");
            alter("managed_statistics", "ANALYZE customers");
            passAndRefresh(source, Duration.ofMinutes(29));
            assertThat(names(source)).containsExactly("new");

            alter("managed_statistics", "ALTER TABLE customers ENABLE ROW LEVEL SECURITY");
            passAndRefresh(source, Duration.ZERO);
            assertThat(source.ready().catalog().tables().get(0).profiles()).isEmpty();
        }
    }

    private void passAndRefresh(ManagedSource source, Duration time) {
        now = now.plus(time);
        source.refresh();
    }

    private static List<String> names(ManagedSource source) {
        return source.ready().catalog().tables().get(0).profiles().get("name").values();
    }

    @Test
    void hidesWhatReadsAGovernedTableFromOutsideOnAnOpenSource() throws IOException, SQLException {
        TestPostgres.create("managed_open", """
                CREATE TABLE customers (id int, tenant_id int, name text);
                CREATE TABLE archive () INHERITS (customers);
                CREATE VIEW names AS SELECT name FROM customers;
                CREATE TABLE regions (id int);
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO managed_reader;
                """);
        Map<String, String> open = Map.of(
                "nl2sql.datasource.lab.url",
                TestPostgres.url("managed_open", "managed_reader"),
                "nl2sql.datasource.lab.access",
                "open");
        try (ManagedSource source = source("managed_reader", policies("customers", "name"), open)) {
            assertThat(sees(source, "customers")).isTrue();
            assertThat(sees(source, "regions")).isTrue();
            assertThat(sees(source, "archive")).isFalse();
            assertThat(sees(source, "names")).isFalse();
        }
    }

    @Test
    void isUnavailableWhenThePolicyFileCannotBeTrusted() throws IOException {
        try (ManagedSource source = source("managed_reader", "dataSources: [", Map.of())) {
            assertThat(source.problem())
                    .contains("Its policies have mistakes; the server's log and the list of policies say which.");
            assertThatThrownBy(source::ready)
                    .isInstanceOfSatisfying(
                            Nl2SqlException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_SOURCE_UNAVAILABLE));
        }
    }

    @Test
    void refusesAnUnsafeRoleUnlessToldOtherwise() throws IOException {
        try (ManagedSource source = source("postgres", policies("customers", "name"), Map.of())) {
            assertThat(source.problem().orElseThrow()).contains("superuser");
        }
        Map<String, String> allowed = Map.of("nl2sql.datasource.lab.allow-unsafe-role", "true");
        try (ManagedSource source = source("postgres", policies("customers", "name"), allowed)) {
            assertThat(source.isAvailable()).isTrue();
        }
    }

    @Test
    void isUnavailableWhenNobodyAnswersAndComesBackLater() throws IOException, SQLException {
        Map<String, String> nowhere =
                Map.of("nl2sql.datasource.lab.url", TestPostgres.url("managed_late", "managed_reader"));
        try (ManagedSource source = source("managed_reader", "dataSources: {}", nowhere)) {
            assertThat(source.problem()).contains("It cannot be reached.");
            TestPostgres.create("managed_late", "CREATE TABLE t (id int)");
            source.refresh();
            assertThat(source.isAvailable()).isTrue();
        }
    }
}
