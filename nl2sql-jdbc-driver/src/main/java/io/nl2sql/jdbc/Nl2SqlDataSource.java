package io.nl2sql.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The driver for programs that are given a {@code DataSource}. Every connection is a new one; nothing is pooled. */
public final class Nl2SqlDataSource implements DataSource {
    private final Nl2SqlDriver driver = new Nl2SqlDriver();
    private final Properties properties = new Properties();
    private String url = "";
    private PrintWriter logWriter;

    /** Of the form {@code jdbc:nl2sql://host[:port]/dataSource?key=value}. */
    public synchronized void setUrl(String url) {
        this.url = url;
    }

    /** As it was given, so without password if none was in it. */
    public synchronized String getUrl() {
        return url;
    }

    public void setUser(String user) {
        setProperty("user", user);
    }

    public void setPassword(String password) {
        setProperty("password", password);
    }

    public void setToken(String token) {
        setProperty("token", token);
    }

    /** Any property of the driver; null takes it away. */
    public synchronized void setProperty(String key, String value) {
        if (value == null) {
            properties.remove(key);
        } else {
            properties.setProperty(key, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(copy());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties own = copy();
        own.remove("token");
        own.setProperty("user", user);
        own.setProperty("password", password);
        return connect(own);
    }

    private synchronized Properties copy() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    private Connection connect(Properties own) throws SQLException {
        Connection connection = driver.connect(getUrl(), own);
        if (connection == null) {
            throw new SQLNonTransientConnectionException("The URL must begin with jdbc:nl2sql:.", "08001");
        }
        return connection;
    }

    @Override
    public synchronized PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Kept and not used: this driver has nothing to tell it. */
    @Override
    public synchronized void setLogWriter(PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        setProperty("loginTimeout", Integer.toString(seconds));
    }

    @Override
    public synchronized int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty("loginTimeout", "0"));
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> face) throws SQLException {
        if (!face.isInstance(this)) {
            throw new SQLException("This is no " + face.getName() + " and wraps none.", "22023");
        }
        return face.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> face) {
        return face.isInstance(this);
    }
}
