package io.nl2sql.jdbc.internal.wire;

import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One HTTP client for all connections of the same transport settings: each has a thread and a pool of sockets. Held
 * weakly, so that they end when the last connection that uses them is gone. Thread-safe.
 */
final class SharedClients {
    private static final Map<List<Object>, WeakReference<HttpClient>> CLIENTS = new HashMap<>();

    private SharedClients() {}

    static HttpClient of(ConnectionSettings settings) throws SQLException {
        List<Object> key =
                List.of(settings.tls(), version(settings.rootCertificates()), settings.text(Setting.CONNECT_TIMEOUT));
        synchronized (CLIENTS) {
            CLIENTS.values().removeIf(held -> held.get() == null);
            WeakReference<HttpClient> held = CLIENTS.get(key);
            HttpClient client = held == null ? null : held.get();
            if (client == null) {
                client = create(settings);
                CLIENTS.put(key, new WeakReference<>(client));
            }
            return client;
        }
    }

    /** A file that was replaced is another file. */
    private static List<Object> version(Optional<Path> file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(file.get(), Files.getLastModifiedTime(file.get()).to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            // Reading it says better what is wrong.
            return List.of(file.get());
        }
    }

    private static HttpClient create(ConnectionSettings settings) throws SQLException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        settings.seconds(Setting.CONNECT_TIMEOUT).ifPresent(builder::connectTimeout);
        if (settings.tls() && settings.rootCertificates().isPresent()) {
            builder.sslContext(
                    TrustedCertificates.context(settings.rootCertificates().get()));
        }
        return builder.build();
    }
}
