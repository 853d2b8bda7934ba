package io.nl2sql.web.export;

import io.nl2sql.core.format.CsvRows;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.ejb.history.Export;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entries as CSV in a nameless file: nothing is sent before all of it is there, so that what is sent is never cut short
 * by a failure. Not thread-safe.
 */
public final class EntriesFile implements AutoCloseable {
    private final FileChannel file;
    private final Export.Extent extent;

    private EntriesFile(FileChannel file, Export.Extent extent) {
        this.file = file;
        this.extent = extent;
    }

    /**
     * Writes a file.
     *
     * @param overseer whether what policy did is written too
     * @param export hands on the entries that are to be written
     */
    public static EntriesFile of(boolean overseer, Function<Consumer<HistoryEntry>, Export.Extent> export) {
        FileChannel file = nameless();
        try {
            EntryColumns columns = EntryColumns.of(overseer);
            Writer writer = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
            CsvRows.line(columns.names(), writer);
            Export.Extent extent = export.apply(entry -> append(columns, entry, writer));
            writer.flush();
            return new EntriesFile(file, extent);
        } catch (IOException e) {
            throw closed(file, new UncheckedIOException("An export could not be written", e));
        } catch (RuntimeException e) {
            throw closed(file, e);
        }
    }

    private static void append(EntryColumns columns, HistoryEntry entry, Writer writer) {
        try {
            CsvRows.line(columns.values(entry), writer);
        } catch (IOException e) {
            throw new UncheckedIOException("An export could not be written", e);
        }
    }

    /** Readable by this process only; where the system can, it has no name any more. */
    private static FileChannel nameless() {
        try {
            Path path = Files.createTempFile("nl2sql-export", ".csv");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for an export", e);
        }
    }

    private static RuntimeException closed(FileChannel file, RuntimeException failure) {
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** How many entries it holds, and where older ones begin. */
    public Export.Extent extent() {
        return extent;
    }

    public void copyTo(OutputStream target) throws IOException {
        long size = file.size();
        long done = 0;
        WritableByteChannel channel = Channels.newChannel(target);
        while (done < size) {
            done += file.transferTo(done, size - done, channel);
        }
        target.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
