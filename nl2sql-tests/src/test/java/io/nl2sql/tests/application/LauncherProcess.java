package io.nl2sql.tests.application;

import io.nl2sql.launcher.JvmOptions;
import io.nl2sql.launcher.Launcher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A launcher in a JVM of its own, with what it prints. Ends when this JVM ends. */
public final class LauncherProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private LauncherProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "launcher-console");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it as the user that runs the tests.
     *
     * @param settings {@code nl2sql.*} keys, given as system properties
     */
    public static LauncherProcess start(Map<String, String> settings) {
        return start(List.of(), ownClassPath(), settings);
    }

    /**
     * Starts it with a command of one's own.
     *
     * @param prefix words before the command, such as those that run it as another user
     */
    public static LauncherProcess start(List<String> prefix, String classPath, Map<String, String> settings) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.all());
        command.add("-Xmx1g");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath, Launcher.class.getName(), Launcher.WITH_PARENT));
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        // Whoever runs the tests may have a key of their own; no test is to spend it.
        launcher.environment().remove("OPENAI_API_KEY");
        try {
            return new LauncherProcess(launcher.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher cannot be started", e);
        }
    }

    /** Launcher and libraries as its module's build wrote them down. */
    public static String ownClassPath() {
        Path jar = launcherJar();
        try {
            return jar
                    + File.pathSeparator
                    + Files.readString(jar.resolveSibling("class-path.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher's class path is unknown; build its module first", e);
        }
    }

    public static Path launcherJar() {
        try {
            return Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(console::add);
        } catch (IOException | UncheckedIOException e) {
            console.add("(the console ended: " + e.getMessage() + ")");
        }
    }

    public String console() {
        return String.join("\n", console);
    }

    /** Waits until the launcher says that it is ready. */
    public LauncherProcess awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!console().contains("NL2SQL is ready at ")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new IllegalStateException("The launcher did not become ready:\n" + console());
            }
            pause();
        }
        return this;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The launcher does not end:\n" + console());
            }
            reader.join(TimeUnit.SECONDS.toMillis(10));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As by SIGTERM; waits for the end. */
    public int stop() {
        // Not the process's own method, which would close the console before the last lines.
        process.toHandle().destroy();
        return exitCode();
    }

    /** As by SIGKILL: nothing is cleaned up. */
    public void kill() {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        stop();
    }

    static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/");
    }
}
