package io.nl2sql.tests.jdbc;

import io.nl2sql.tests.application.LauncherProcess;
import java.nio.file.Path;

/** The jar that people give to their clients. */
final class DriverJar {
    private DriverJar() {}

    /** As the build lays it beside the launcher. */
    static Path path() {
        return LauncherProcess.launcherJar().resolveSibling("nl2sql-jdbc-driver.jar");
    }
}
