package io.nl2sql.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The application's archive, which the build puts beside the launcher's own jar. */
final class ApplicationArchive {
    private static final String NAME = "nl2sql.war";

    private ApplicationArchive() {}

    static Path locate() {
        try {
            Path own = Path.of(ApplicationArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path archive = own.resolveSibling(NAME);
            if (!Files.isRegularFile(archive)) {
                throw new LaunchException("The application " + archive + " is missing. Build it with ./mvnw package");
            }
            return archive;
        } catch (URISyntaxException e) {
            throw new LaunchException("The launcher cannot tell where it lies", e);
        }
    }
}
