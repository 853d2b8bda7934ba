package io.nl2sql.tests.coverage;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Lists the times of every statement, parted by tabs, in milliseconds. */
final class TimingFile {
    private final Path path;

    TimingFile(Path path) {
        this.path = path;
    }

    void write(List<Result> results) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            writer.write("corpus\tpolicies\tid\tverdict\trows\tfenced\tnative\trewritten\tguard\n");
            for (Result result : results) {
                writer.write(line(result));
            }
        }
    }

    private static String line(Result result) {
        Result.Numbers numbers = result.numbers();
        return String.join(
                "\t",
                result.corpus(),
                result.policies(),
                result.written().id(),
                result.verdict().name(),
                String.valueOf(numbers.rows()),
                String.valueOf(numbers.fenced()),
                milliseconds(numbers.nativeNanos()),
                milliseconds(numbers.guardedNanos()),
                milliseconds(numbers.guardNanos()) + "\n");
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }
}
