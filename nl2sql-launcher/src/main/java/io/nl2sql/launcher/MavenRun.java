package io.nl2sql.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs inside Maven ({@code ./mvnw -Prun}): starts the launcher in a JVM of its own with the options it needs, hands on
 * the {@code nl2sql.*} properties of Maven's command line, and does not end before the launcher has.
 */
public final class MavenRun {
    private MavenRun() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder(command()).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher), "nl2sql-stop-launcher"));
        // Ends Maven too, so that the launcher's last line is the last line.
        System.exit(launcher.waitFor());
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.all());
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("nl2sql."))
                .sorted()
                .forEach(key -> command.add("-D" + key + "=" + System.getProperty(key)));
        command.addAll(List.of("-cp", classPath(), Launcher.class.getName(), Launcher.WITH_PARENT));
        return command;
    }

    /** Maven gives us a class loader of our own instead of a class path. */
    private static String classPath() {
        if (!(MavenRun.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        return Stream.of(loader.getURLs()).map(MavenRun::path).collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(URL element) {
        try {
            return Path.of(element.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new LaunchException("The class path holds " + element + ", which is no file", e);
        }
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            launcher.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
