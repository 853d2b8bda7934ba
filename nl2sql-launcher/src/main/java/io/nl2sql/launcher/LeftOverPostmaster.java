package io.nl2sql.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed launcher leaves behind: a PostgreSQL that still runs on our data directory, or only its
 * {@code postmaster.pid}. To be called while holding the data directory's lock, so that no other launcher can own it.
 */
final class LeftOverPostmaster {
    private static final int PATIENCE_SECONDS = 15;

    private LeftOverPostmaster() {}

    static void clear(Path postgresDirectory) {
        Path pidFile = postgresDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            running(lines, postgresDirectory).ifPresent(LeftOverPostmaster::stop);
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new LaunchException("The file " + pidFile + " of a former run cannot be read or removed", e);
        }
    }

    /** The process, if that number still belongs to a PostgreSQL and the file is about our directory. */
    private static Optional<ProcessHandle> running(List<String> pidFile, Path directory) throws IOException {
        if (pidFile.size() < 2 || !pidFile.get(0).strip().matches("[0-9]{1,18}") || !same(pidFile.get(1), directory)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static boolean same(String named, Path directory) throws IOException {
        Path path = Path.of(named.strip());
        return Files.isDirectory(path) && Files.isSameFile(path, directory);
    }

    /** Asks first; PostgreSQL recovers by itself from being killed. */
    private static void stop(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new LaunchException("PostgreSQL (process " + process.pid()
                        + ") of a killed run still uses the data directory. End that process and start again");
            }
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new LaunchException("Waiting for PostgreSQL of a killed run failed", e);
        }
    }
}
