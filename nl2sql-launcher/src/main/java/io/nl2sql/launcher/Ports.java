package io.nl2sql.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at ports before anything slow is done with them. */
final class Ports {
    private Ports() {}

    static void check(LaunchSettings settings) {
        check(settings.httpPort(), LaunchSettings.HTTP_PORT);
        settings.https().ifPresent(https -> check(https.port(), LaunchSettings.HTTPS_PORT));
        settings.postgresPort().ifPresent(port -> check(port, LaunchSettings.POSTGRES_PORT));
    }

    private static void check(int port, String key) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new LaunchException(
                    "Port " + port + " is taken by another program. Choose another one with -D" + key + "=… or "
                            + RawSettings.environmentName(key) + "=…",
                    e);
        }
    }

    static int anyFree() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
