package io.nl2sql.ejb.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SystemDatabaseTest {
    @Test
    void migratesAnEmptyDatabaseAndLeavesAMigratedOneAlone() throws SQLException {
        TestPostgres.create("system_migrated", "SELECT 1");
        String version = SystemDatabase.migrate(TestSystemDatabase.dataSource("system_migrated"));
        assertThat(version).isEqualTo("6");
        assertThat(SystemDatabase.migrate(TestSystemDatabase.dataSource("system_migrated")))
                .isEqualTo(version);
    }
}
