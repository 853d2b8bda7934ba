package io.nl2sql.ejb.wiring;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.postgresql.xa.PGXADataSource;

/**
 * The system database as the {@code nl2sql.system.*} keys name it. The server makes this while it deploys, in an EAR
 * before it knows which configuration sources the application brings; so it gathers them itself.
 */
public final class SystemDataSource implements XADataSource {
    private final PGXADataSource driver = new PGXADataSource();

    /** For the server's pool. */
    public SystemDataSource() {
        Config config = config(SystemDataSource.class.getClassLoader());
        driver.setUrl(value(config, "nl2sql.system.url", "jdbc:postgresql://127.0.0.1:5432/nl2sql"));
        driver.setUser(value(config, "nl2sql.system.user", "nl2sql"));
        driver.setPassword(value(config, "nl2sql.system.password", "nl2sql"));
    }

    private static Config config(ClassLoader loader) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .forClassLoader(loader)
                .addDefaultSources()
                .addDiscoveredSources()
                .build();
    }

    private static String value(Config config, String key, String standard) {
        return config.getOptionalValue(key, String.class).orElse(standard);
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return driver.getXAConnection();
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return driver.getXAConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
