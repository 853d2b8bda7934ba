package io.nl2sql.launcher;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Keeps the console readable: what server and application say goes to files under {@code logs}. */
final class ServerLog {
    private static final String SETTINGS = """
            handlers=java.util.logging.FileHandler
            java.util.logging.FileHandler.pattern=%s
            java.util.logging.FileHandler.limit=20000000
            java.util.logging.FileHandler.count=5
            java.util.logging.FileHandler.append=true
            java.util.logging.FileHandler.encoding=UTF-8
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL %%4$s %%3$s: %%5$s%%6$s%%n
            .level=INFO
            fish.payara.microprofile.jwtauth.eesecurity.SignedJWTIdentityStore.level=WARNING
            fish.payara.nucleus.util.level=WARNING
            javax.enterprise.system.security.ssl.level=SEVERE
            javax.enterprise.system.tools.deployment.level=WARNING
            javax.enterprise.system.tools.deployment.dol.level=SEVERE
            org.glassfish.admin.mbeanserver.level=WARNING
            """;

    private ServerLog() {}

    static Path file(DataDirectory data) {
        return data.path("logs").resolve("server.0.log");
    }

    /** Sends both standard streams of this process to a file and returns the console that they led to. */
    static PrintStream takeStreams(DataDirectory data) {
        PrintStream console = System.out;
        Path file = data.path("logs").resolve("console.log");
        try {
            PrintStream log = new PrintStream(new FileOutputStream(file.toFile()), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
            return console;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    static Path properties(DataDirectory data) {
        String pattern = file(data)
                .toString()
                .replace("%", "%%")
                .replace("server.0.log", "server.%g.log")
                .replace('\\', '/');
        return data.writePrivately("logs/logging.properties", String.format(Locale.ROOT, SETTINGS, pattern));
    }
}
