package io.nl2sql.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers on this machine. */
final class ContainerEngine {
    private static final Logger LOG = Logger.getLogger(ContainerEngine.class.getName());
    private static final Logger LIBRARY = Logger.getLogger("org.testcontainers");

    private ContainerEngine() {}

    static boolean answers() {
        return isThereAPlaceToAsk(System.getenv(), Path.of(System.getProperty("user.home"))) && libraryFindsOne();
    }

    /**
     * Whether the usual places name an engine. Where none does, the library need not be asked, which would look everywhere
     * and say at length that it found nothing.
     */
    static boolean isThereAPlaceToAsk(Map<String, String> environment, Path home) {
        return environment.containsKey("DOCKER_HOST")
                || Files.exists(home.resolve(".testcontainers.properties"))
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "docker.sock"),
                                home.resolve(".docker/run/docker.sock"),
                                home.resolve(".docker/desktop/docker.sock"))
                        .anyMatch(Files::exists);
    }

    /** In one line at most: an engine that does not answer, or has not what the library needs, is no fault of the tests. */
    private static boolean libraryFindsOne() {
        Level before = LIBRARY.getLevel();
        LIBRARY.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The Docker engine of this machine cannot be used: {0}", e.toString());
            return false;
        } finally {
            LIBRARY.setLevel(before);
        }
    }
}
