package io.nl2sql.tests.ear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fresh domain of a full Payara Server: on free ports of the loopback interface, with nothing on but HTTP. */
final class PayaraDomain implements AutoCloseable {
    private static final String NAME = "domain1";
    private static final String ADMIN_PORT = "port=\"4848\"";
    private static final String SERVER = "<server name=\"server\" config-ref=\"server-config\">";
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int LOG_LINES = 60;

    private final Path domains;
    private final Asadmin asadmin;
    private final int httpPort;
    private final int adminPort;

    private PayaraDomain(Path domains, int httpPort, int adminPort) {
        this.domains = domains;
        this.asadmin = new Asadmin(domains);
        this.httpPort = httpPort;
        this.adminPort = adminPort;
    }

    /**
     * Lays the domain out and starts it.
     *
     * @param domains is emptied; ends with the domain in it
     * @param systemProperties what {@code asadmin create-system-properties} would set
     */
    static PayaraDomain start(Path domains, int httpPort, int adminPort, Map<String, String> systemProperties) {
        PayaraDomain domain = new PayaraDomain(domains, httpPort, adminPort);
        try {
            domain.lay(systemProperties);
            Runtime.getRuntime().addShutdownHook(new Thread(domain::close, "stop-payara-domain"));
            domain.administer(
                    "start-domain",
                    "--domaindir",
                    domains.toString(),
                    "--prebootcommandfile",
                    domain.prebootCommands().toString(),
                    NAME);
            return domain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            domain.close();
            throw e;
        }
    }

    private void lay(Map<String, String> systemProperties) throws IOException {
        delete(domains);
        copy(Asadmin.pristineDomain(), domains.resolve(NAME));
        Path file = domains.resolve(NAME).resolve("config/domain.xml");
        String properties = systemProperties.entrySet().stream()
                .map(property ->
                        "<system-property name=\"" + property.getKey() + "\" value=\"" + property.getValue() + "\"/>")
                .collect(Collectors.joining("\n", "\n", ""));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(ADMIN_PORT, "port=\"" + adminPort + "\"")
                        .replace(SERVER, SERVER + properties));
    }

    /** The same as docs/deployment-payara-server.md tells administrators, but for the ports. */
    private Path prebootCommands() throws IOException {
        String server = "set configs.config.server-config.";
        String listeners = server + "network-config.network-listeners.network-listener.";
        return Files.write(
                domains.resolve("preboot.txt"),
                List.of(
                        listeners + "admin-listener.address=127.0.0.1",
                        listeners + "http-listener-1.address=127.0.0.1",
                        listeners + "http-listener-1.port=" + httpPort,
                        listeners + "http-listener-2.enabled=false",
                        server + "admin-service.jmx-connector.system.enabled=false",
                        server + "iiop-service.iiop-listener.orb-listener-1.enabled=false",
                        server + "iiop-service.iiop-listener.SSL.enabled=false",
                        server + "iiop-service.iiop-listener.SSL_MUTUALAUTH.enabled=false",
                        server + "jms-service.type=DISABLED",
                        server + "hazelcast-config-specific-configuration.enabled=false",
                        server + "cdi-service.enable-implicit-cdi=false"),
                StandardCharsets.UTF_8);
    }

    /** Deploys under the name {@code nl2sql}. */
    void deploy(Path archive) {
        administer("--port", Integer.toString(adminPort), "deploy", "--name", "nl2sql", archive.toString());
    }

    private void administer(String... words) {
        try {
            asadmin.run(PATIENCE, words);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\nThe end of the server's log:\n" + endOfLog(), e);
        }
    }

    /** Ends with a slash. */
    URI baseUri() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    int adminPort() {
        return adminPort;
    }

    private String endOfLog() {
        Path log = domains.resolve(NAME).resolve("logs/server.log");
        try {
            List<String> lines = Files.exists(log)
                    ? Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                            .filter(line -> !line.startsWith("\tat "))
                            .toList()
                    : List.of("(there is none)");
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(it cannot be read: " + e.getMessage() + ")";
        }
    }

    /** The server's process, where it has begun to run. */
    Optional<ProcessHandle> process() {
        try {
            Path file = domains.resolve(NAME).resolve("config/pid");
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server, gently first, and waits for it. */
    @Override
    public void close() {
        process().ifPresent(server -> {
            server.destroy();
            if (!hasEnded(server, 30)) {
                server.destroyForcibly();
                hasEnded(server, 10);
            }
        });
    }

    private static boolean hasEnded(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path path : found.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(target)) {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> found = Files.walk(directory)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
