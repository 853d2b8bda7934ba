package io.nl2sql.jdbc.internal.settings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Everything that a URL and its properties say, checked. Immutable. */
public final class ConnectionSettings {
    private static final Map<Setting, String> DEFAULTS = Map.of(
            Setting.MODE, "auto",
            Setting.CONNECT_TIMEOUT, "10",
            Setting.SOCKET_TIMEOUT, "60",
            Setting.LOGIN_TIMEOUT, "30",
            Setting.QUERY_TIMEOUT, "0",
            Setting.FETCH_SIZE, "0",
            Setting.APPLICATION_NAME, "",
            Setting.DATABASE_PRODUCT_NAME, "NL2SQL");
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 8080;
    private static final int MOST = 1_000_000;

    private final ConnectionUrl url;
    private final Map<Setting, String> values;
    private final List<String> unknown;

    private ConnectionSettings(ConnectionUrl url, Map<Setting, String> values, List<String> unknown) {
        this.url = url;
        this.values = values;
        this.unknown = List.copyOf(unknown);
    }

    /**
     * Reads and checks. What the URL says goes before the properties; a property nobody knows is remembered, as tools
     * add their own.
     *
     * @param loginTimeout seconds, used where nothing is said; 0 for our own default
     * @throws SQLException with state 08001 or 28000, saying what to correct
     */
    public static ConnectionSettings read(String url, Properties properties, int loginTimeout) throws SQLException {
        ConnectionUrl parsed = ConnectionUrl.parse(url);
        ConnectionSettings settings = of(parsed, properties, loginTimeout);
        settings.check();
        return settings;
    }

    /** As {@link #read}, but with values that may not fit. */
    public static ConnectionSettings draft(String url, Properties properties) throws SQLException {
        return of(ConnectionUrl.parse(url), properties, 0);
    }

    private static ConnectionSettings of(ConnectionUrl url, Properties properties, int loginTimeout) {
        Map<Setting, String> values = new EnumMap<>(DEFAULTS);
        values.put(Setting.SSL, Boolean.toString(!url.isLoopback()));
        if (loginTimeout > 0) {
            values.put(Setting.LOGIN_TIMEOUT, Integer.toString(loginTimeout));
        }
        List<String> unknown = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            Setting.of(key)
                    .ifPresentOrElse(known -> values.put(known, properties.getProperty(key)), () -> unknown.add(key));
        }
        values.putAll(url.settings());
        return new ConnectionSettings(url, values, unknown);
    }

    private void check() throws SQLException {
        if (server().getHost() == null) {
            throw new SQLNonTransientConnectionException(
                    "The host's name is not one that a computer can have.", "08001");
        }
        for (Setting setting : Setting.values()) {
            if (!setting.choices().isEmpty() && !setting.choices().contains(text(setting))) {
                throw unfit(setting, "one of " + String.join(", ", setting.choices()));
            }
        }
        for (Setting number : List.of(
                Setting.CONNECT_TIMEOUT,
                Setting.SOCKET_TIMEOUT,
                Setting.LOGIN_TIMEOUT,
                Setting.QUERY_TIMEOUT,
                Setting.FETCH_SIZE)) {
            if (!text(number).matches("\\d{1,7}") || number(number) > MOST) {
                throw unfit(number, "a whole number from 0 to " + MOST);
            }
        }
        if (token().isEmpty()
                && (text(Setting.USER).isEmpty() || text(Setting.PASSWORD).isEmpty())) {
            throw new SQLInvalidAuthorizationSpecException(
                    "Give the properties 'user' and 'password', or 'token'.", "28000");
        }
    }

    private static SQLException unfit(Setting setting, String wanted) {
        return new SQLNonTransientConnectionException(
                "The property '" + setting.key() + "' must be " + wanted + ".", "08001");
    }

    /** The value or its default; empty if there is neither. */
    public String text(Setting setting) {
        return values.getOrDefault(setting, "");
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    /** Empty stands for "without end". */
    public Optional<Duration> seconds(Setting setting) {
        int seconds = number(setting);
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    public boolean tls() {
        return Boolean.parseBoolean(text(Setting.SSL));
    }

    public Optional<String> token() {
        return Optional.of(text(Setting.TOKEN)).filter(token -> !token.isEmpty());
    }

    public Optional<Path> rootCertificates() {
        return Optional.of(text(Setting.SSL_ROOT_CERT))
                .filter(file -> !file.isEmpty())
                .map(Path::of);
    }

    /** Empty if the server's default is meant. */
    public Optional<String> dataSource() {
        return Optional.of(url.dataSource()).filter(name -> !name.isEmpty());
    }

    /** Properties that this driver does not know. */
    public List<String> unknown() {
        return unknown;
    }

    /** Host and port as people say them. */
    public String place() {
        return url.host() + ":" + port();
    }

    private int port() {
        if (url.port() != 0) {
            return url.port();
        }
        return tls() ? TLS_PORT : PLAIN_PORT;
    }

    /** The server's address; ends with a slash. */
    public URI server() {
        return URI.create((tls() ? "https://" : "http://") + place() + "/");
    }

    /** The URL as it was, without user, password and token. */
    public String publicUrl() {
        String shown = url.settings().entrySet().stream()
                .filter(entry -> !entry.getKey().isSecret() && entry.getKey() != Setting.USER)
                .map(entry -> entry.getKey().key() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        String port = url.port() == 0 ? "" : ":" + url.port();
        return ConnectionUrl.PREFIX + "//" + url.host() + port + "/" + encoded(url.dataSource())
                + (shown.isEmpty() ? "" : "?" + shown);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
