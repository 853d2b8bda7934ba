package io.nl2sql.core.linking.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one data source's index of values is kept: the finished one, which is never changed, and the one being built,
 * which survives interruptions up to its last checkpoint. Used by one thread; one process at a time can build.
 */
public final class ValueStore {
    private static final Logger LOG = LoggerFactory.getLogger(ValueStore.class);
    private static final String FINISHED = "values-";
    private static final String BUILDING = "building";
    private static final String PLAN = "plan";
    private static final String BUILT = "built";
    private static final String FORM = "form";
    private static final String THIS_FORM = "1";

    private final Optional<Path> directory;
    private final Clock clock;

    /** @param directory of this data source alone; empty to keep everything in memory */
    public ValueStore(Optional<Path> directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public boolean isInMemory() {
        return directory.isEmpty();
    }

    /**
     * A finished index.
     *
     * @param index its owner closes it
     * @param plan digest of the {@link ValuePlan} that it was built by
     * @param built when
     * @param bytes on disk; 0 in memory
     */
    public record Stored(LuceneValueIndex index, String plan, Instant built, long bytes) {}

    /** What was finished last and can be read. */
    public Optional<Stored> newest() throws IOException {
        for (Path path : finished()) {
            try {
                Optional<Stored> stored = stored(LuceneValueIndex.open(FSDirectory.open(path)), size(path));
                if (stored.isPresent()) {
                    return stored;
                }
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The index of values in {} cannot be read and is built anew", path, e);
            }
        }
        return Optional.empty();
    }

    private static Optional<Stored> stored(LuceneValueIndex index, long size) throws IOException {
        Map<String, String> state = index.state();
        if (!THIS_FORM.equals(state.get(FORM))) {
            index.close();
            return Optional.empty();
        }
        Instant built = Instant.ofEpochMilli(Long.parseLong(state.getOrDefault(BUILT, "0")));
        return Optional.of(new Stored(index, state.getOrDefault(PLAN, ""), built, size));
    }

    /** A writer that goes on with an interrupted build by the same plan, or begins a new one. */
    public ValueWriter building(String plan) throws IOException {
        if (directory.isEmpty()) {
            return ValueWriter.on(new ByteBuffersDirectory());
        }
        Path building = directory.get().resolve(BUILDING);
        createPrivate(directory.get());
        if (Files.exists(building)) {
            try {
                ValueWriter writer = ValueWriter.on(FSDirectory.open(building));
                if (plan.equals(writer.state().get(PLAN))
                        && THIS_FORM.equals(writer.state().get(FORM))) {
                    return writer;
                }
                writer.close();
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("What was built of the index of values in {} cannot be gone on with", building, e);
            }
            delete(building);
        }
        return ValueWriter.on(FSDirectory.open(building));
    }

    /** What a checkpoint tells about itself, beside what the builder adds. */
    public Map<String, String> state(String plan) {
        return new HashMap<>(Map.of(PLAN, plan, FORM, THIS_FORM, BUILT, String.valueOf(clock.millis())));
    }

    /** Finishes the build, opens what came of it and removes what was there before; closes the writer. */
    public Stored publish(ValueWriter writer, String plan) throws IOException {
        if (directory.isEmpty()) {
            return new Stored(writer.finishInMemory(state(plan)), plan, clock.instant(), 0);
        }
        try (writer) {
            writer.finish(state(plan));
        }
        Path path = directory.get().resolve(FINISHED + clock.millis());
        Files.move(directory.get().resolve(BUILDING), path, StandardCopyOption.ATOMIC_MOVE);
        Stored stored = stored(LuceneValueIndex.open(FSDirectory.open(path)), size(path))
                .orElseThrow();
        for (Path old : finished()) {
            if (!old.equals(path)) {
                delete(old);
            }
        }
        return stored;
    }

    /** The newest first. */
    private List<Path> finished() throws IOException {
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory.get())) {
            return paths.filter(path -> path.getFileName().toString().startsWith(FINISHED))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Stored values are nobody's business on the machine but the server's. */
    private static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
