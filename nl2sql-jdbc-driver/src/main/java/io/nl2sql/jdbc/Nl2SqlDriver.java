package io.nl2sql.jdbc;

import io.nl2sql.jdbc.internal.Nl2SqlConnection;
import io.nl2sql.jdbc.internal.settings.Build;
import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.ConnectionUrl;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The driver for URLs of the form {@code jdbc:nl2sql://host[:port]/dataSource?key=value}. Thread-safe. */
public final class Nl2SqlDriver implements Driver {
    private static final Logger LOGGER = Logger.getLogger(Nl2SqlDriver.class.getPackageName());
    private static final String EXAMPLE = ConnectionUrl.PREFIX + "//localhost";

    static {
        try {
            DriverManager.registerDriver(new Nl2SqlDriver());
        } catch (SQLException e) {
            // Whoever made the class by name can still use it.
            LOGGER.log(Level.WARNING, "The driver could not be registered", e);
        }
    }

    /**
     * Connects and signs in.
     *
     * @return null if the URL is of another driver
     * @throws SQLException 08001 for a malformed URL or a server that cannot be reached, 28000 for a wrong password or
     *     token, 3D000 for an unknown data source, 08004 for one that is down
     */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Properties properties = info == null ? new Properties() : info;
        return Nl2SqlConnection.open(ConnectionSettings.read(url, properties, DriverManager.getLoginTimeout()));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw new SQLNonTransientConnectionException("There is no URL.", "08001");
        }
        return ConnectionUrl.isOurs(url);
    }

    /** All properties with the values they would have; secrets without. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        ConnectionSettings settings = draft(url, info == null ? new Properties() : info);
        List<DriverPropertyInfo> all = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            DriverPropertyInfo property =
                    new DriverPropertyInfo(setting.key(), setting.isSecret() ? null : settings.text(setting));
            property.description = setting.description();
            property.choices =
                    setting.choices().isEmpty() ? null : setting.choices().toArray(new String[0]);
            all.add(property);
        }
        return all.toArray(new DriverPropertyInfo[0]);
    }

    /** Tools ask while the URL is being typed. */
    private static ConnectionSettings draft(String url, Properties info) throws SQLException {
        return ConnectionUrl.isComplete(url)
                ? ConnectionSettings.draft(url, info)
                : ConnectionSettings.draft(EXAMPLE, info);
    }

    @Override
    public int getMajorVersion() {
        return Build.majorVersion();
    }

    @Override
    public int getMinorVersion() {
        return Build.minorVersion();
    }

    /** False: SQL-92 in full demands writing too. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return LOGGER;
    }
}
