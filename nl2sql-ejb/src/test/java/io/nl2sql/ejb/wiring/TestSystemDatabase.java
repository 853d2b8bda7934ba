package io.nl2sql.ejb.wiring;

import io.nl2sql.core.testing.TestPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.hibernate.cfg.Configuration;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated system database and Hibernate on it, without a container. */
public final class TestSystemDatabase implements AutoCloseable {
    private final EntityManagerFactory factory;

    public TestSystemDatabase(String name, List<Class<?>> entities) throws SQLException {
        TestPostgres.create(name, "SELECT 1");
        PGSimpleDataSource database = dataSource(name);
        SystemDatabase.migrate(database);
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        this.factory = configuration.buildSessionFactory();
    }

    static PGSimpleDataSource dataSource(String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestPostgres.url(name, "postgres"));
        return database;
    }

    /** Works in a transaction of its own. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
