package io.nl2sql.jdbc.internal.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URL, taken apart. Its messages never repeat the URL, which may hold a password. */
public final class ConnectionUrl {
    public static final String PREFIX = "jdbc:nl2sql:";

    private static final String FORM = "A URL has the form jdbc:nl2sql://host[:port]/dataSource?key=value&key=value. ";
    private static final Pattern PARTS = Pattern.compile(
            "//(?<host>\\[[0-9A-Fa-f:.]+]|[\\p{Alnum}._-]+)(?::(?<port>[^/?]*))?(?:/(?<source>[^?]*))?(?:\\?(?<settings>.*))?");
    private static final int LAST_PORT = 65535;

    private final String host;
    private final int port;
    private final String dataSource;
    private final Map<Setting, String> settings;

    private ConnectionUrl(String host, int port, String dataSource, Map<Setting, String> settings) {
        this.host = host;
        this.port = port;
        this.dataSource = dataSource;
        this.settings = settings;
    }

    public static boolean isOurs(String url) {
        return url.startsWith(PREFIX);
    }

    /** Whether it can be taken apart. */
    public static boolean isComplete(String url) {
        try {
            return url != null && isOurs(url) && parse(url) != null;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Takes the URL apart.
     *
     * @throws SQLException with state 08001 if it is malformed
     */
    static ConnectionUrl parse(String url) throws SQLException {
        Matcher parts = PARTS.matcher(url.substring(PREFIX.length()));
        if (!parts.matches()) {
            throw malformed("The host is missing or holds characters that a host cannot have.");
        }
        String source = parts.group("source");
        return new ConnectionUrl(
                parts.group("host"),
                port(parts.group("port")),
                source == null ? "" : source(source),
                settings(parts.group("settings")));
    }

    private static int port(String port) throws SQLException {
        if (port == null) {
            return 0;
        }
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LAST_PORT) {
            throw malformed("The port is not a number from 1 to 65535.");
        }
        return number;
    }

    private static String source(String source) throws SQLException {
        String name = decoded(source);
        if (name.indexOf('/') >= 0) {
            throw malformed("There is one name only after the host: the data source's.");
        }
        return name;
    }

    private static Map<Setting, String> settings(String text) throws SQLException {
        Map<Setting, String> settings = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return settings;
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw malformed("After the question mark there must be key=value pairs with & between them.");
            }
            Setting setting = setting(decoded(pair.substring(0, equals)));
            if (settings.put(setting, decoded(pair.substring(equals + 1))) != null) {
                throw malformed("The property '" + setting.key() + "' is given twice.");
            }
        }
        return settings;
    }

    private static Setting setting(String key) throws SQLException {
        return Setting.of(key)
                .orElseThrow(
                        () -> malformed("One of its properties is unknown; the driver's documentation lists all."));
    }

    private static String decoded(String text) throws SQLException {
        try {
            // A plus sign stands for itself, as in the path of other URLs.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("A percent sign is not followed by two hexadecimal digits.");
        }
    }

    private static SQLException malformed(String reason) {
        return new SQLNonTransientConnectionException(FORM + reason, "08001");
    }

    String host() {
        return host;
    }

    /** 0 if the URL names none. */
    int port() {
        return port;
    }

    /** Empty if the server's default is meant. */
    String dataSource() {
        return dataSource;
    }

    Map<Setting, String> settings() {
        return settings;
    }

    /** Whether the host is this machine. */
    boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
