package io.nl2sql.ejb.wiring;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of history and keys; brought up to date before anything uses it. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/nl2sql",
        className = "io.nl2sql.ejb.wiring.SystemDataSource",
        minPoolSize = 1,
        maxPoolSize = 20)
public class SystemDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(SystemDatabase.class);
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/nl2sql")
    DataSource dataSource;

    /** Has a name of its own: the container finds callbacks by name, and an overloaded one not at all. */
    @PostConstruct
    void start() {
        LOG.info("The system database is at migration {}", migrate(dataSource));
    }

    /**
     * Brings a database up to date.
     *
     * @return the version it then has
     * @throws IllegalStateException when no migrations were found: Flyway itself would call that a success
     */
    static String migrate(DataSource target) {
        Flyway flyway = Flyway.configure(SystemDatabase.class.getClassLoader())
                .dataSource(target)
                .locations("classpath:db/migration")
                .load();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException("The application holds no migrations of the system database");
        }
        flyway.migrate();
        return flyway.info().current().getVersion().toString();
    }

    public boolean isUp() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            LOG.warn("The system database does not answer: SQLState {}", e.getSQLState());
            return false;
        }
    }
}
