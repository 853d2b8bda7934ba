package io.nl2sql.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where everything lives that outlasts a run. Held by one launcher at a time, readable by its owner only. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root.resolve("logs"));
            permit(root, "rwx------");
            return new DataDirectory(root, lock(root));
        } catch (IOException e) {
            throw new LaunchException(
                    "The data directory " + root + " cannot be used ("
                            + e.getClass().getSimpleName() + "). Choose another one with -D"
                            + LaunchSettings.DATA_DIRECTORY + "=…",
                    e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new LaunchException("Another NL2SQL is running on the data directory " + root
                    + ". Stop it first, or choose another directory with -D" + LaunchSettings.DATA_DIRECTORY + "=…");
        }
        return channel;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** An empty directory; what a former run left in it is deleted. */
    Path emptied(String name) {
        Path directory = path(name);
        try {
            if (Files.exists(directory)) {
                delete(directory);
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be emptied", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(directory)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Writes a file that only its owner may read. */
    Path writePrivately(String name, String text) {
        Path file = path(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            permit(file, "rw-------");
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
