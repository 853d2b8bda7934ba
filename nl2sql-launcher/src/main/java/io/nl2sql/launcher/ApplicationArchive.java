package io.nl2sql.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The application's archive, which the build puts beside the launcher's own jar. */
final class ApplicationArchive {
    private static final String NAME = "nl2sql.war";
    private static final String DRIVER = "nl2sql-jdbc-driver.jar";

    private ApplicationArchive() {}

    static Path locate() {
        Path archive = beside(NAME);
        if (!Files.isRegularFile(archive)) {
            throw new LaunchException("The application " + archive + " is missing. Build it with ./mvnw package");
        }
        return archive;
    }

    /** The JDBC driver for people's own tools; empty if it was not built. */
    static Optional<Path> driver() {
        return Optional.of(beside(DRIVER)).filter(Files::isRegularFile);
    }

    private static Path beside(String name) {
        try {
            Path own = Path.of(ApplicationArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own.resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new LaunchException("The launcher cannot tell where it lies", e);
        }
    }
}
