package io.nl2sql.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleCheckTest {
    @BeforeEach
    void createDatabase() throws SQLException {
        TestPostgres.create("roles", """
                DROP ROLE IF EXISTS checked;
                CREATE ROLE checked LOGIN;
                CREATE SCHEMA sales;
                CREATE TABLE sales.t (id int, tenant int);
                GRANT USAGE ON SCHEMA sales TO checked;
                GRANT SELECT ON sales.t TO checked;
                REVOKE TEMP ON DATABASE roles FROM PUBLIC;
                """);
    }

    private static RoleCheck.Report check(String preparation) throws SQLException {
        try (Connection admin = TestPostgres.connect("roles", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(preparation);
        }
        try (Connection connection = TestPostgres.connect("roles", "checked")) {
            return RoleCheck.of(connection, List.of("sales"));
        }
    }

    @Test
    void acceptsARoleThatOnlyReads() throws SQLException {
        RoleCheck.Report report = check("SELECT 1");
        assertThat(report.refusals()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void refusesASuperuser() throws SQLException {
        assertThat(check("ALTER ROLE checked SUPERUSER").refusals()).containsExactly("The role is a superuser.");
        check("ALTER ROLE checked NOSUPERUSER");
    }

    @Test
    void refusesARoleThatBypassesRowSecurity() throws SQLException {
        assertThat(check("ALTER ROLE checked BYPASSRLS").refusals())
                .containsExactly("The role bypasses row security (BYPASSRLS).");
        check("ALTER ROLE checked NOBYPASSRLS");
    }

    @Test
    void refusesAnOwnerAlsoThroughMembership() throws SQLException {
        List<String> refusals = check("CREATE ROLE owning_group; GRANT owning_group TO checked WITH INHERIT FALSE;"
                        + " ALTER TABLE sales.t OWNER TO owning_group")
                .refusals();
        check("ALTER TABLE sales.t OWNER TO postgres; DROP OWNED BY owning_group; DROP ROLE owning_group");
        assertThat(refusals).containsExactly("The role owns a table of the data source.");
    }

    @Test
    void refusesARoleThatWritesTablesOrSingleColumns() throws SQLException {
        assertThat(check("GRANT TRUNCATE ON sales.t TO checked").refusals()).hasSize(1);
        assertThat(check("REVOKE TRUNCATE ON sales.t FROM checked; GRANT UPDATE (tenant) ON sales.t TO checked")
                        .refusals())
                .containsExactly("The role can write: it holds INSERT, UPDATE, DELETE or TRUNCATE on a table.");
    }

    @Test
    void refusesARoleThatCreatesInASchema() throws SQLException {
        assertThat(check("CREATE SCHEMA open_to_all; GRANT CREATE ON SCHEMA open_to_all TO PUBLIC")
                        .refusals())
                .containsExactly("The role can CREATE in a schema.");
    }

    @Test
    void refusesSetConfigOnlyWhereEnabledRowSecurityDependsOnASetting() throws SQLException {
        assertThat(check("CREATE POLICY p ON sales.t USING (tenant = current_setting('app.tenant')::int)")
                        .refusals())
                .isEmpty();
        assertThat(check("ALTER TABLE sales.t ENABLE ROW LEVEL SECURITY").refusals())
                .containsExactly("The role can execute set_config, and row security here depends on a setting.");
    }

    @Test
    void onlyWarnsOfTemporaryTables() throws SQLException {
        RoleCheck.Report report = check("GRANT TEMP ON DATABASE roles TO checked");
        assertThat(report.refusals()).isEmpty();
        assertThat(report.warnings()).hasSize(1);
    }
}
