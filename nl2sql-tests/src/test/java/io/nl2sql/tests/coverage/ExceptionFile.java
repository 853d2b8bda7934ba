package io.nl2sql.tests.coverage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists every statement that was not the same on both sides, a JSON object a line, with all that explains it. */
final class ExceptionFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    ExceptionFile(Path path) {
        this.path = path;
    }

    void write(List<Result> results) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            for (Result result : results) {
                if (result.verdict() != Verdict.SAME) {
                    writer.write(JSON.writeValueAsString(fields(result)) + "\n");
                }
            }
        }
    }

    private static Map<String, Object> fields(Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("corpus", result.corpus());
        fields.put("policies", result.policies());
        fields.put("id", result.written().id());
        fields.put("verdict", result.verdict().title());
        fields.put("reason", result.reason());
        fields.put("sql", result.written().sql());
        fields.put("executed", result.executed());
        fields.put("nativeMs", result.numbers().nativeNanos() / 1_000_000);
        fields.put("guardedMs", result.numbers().guardedNanos() / 1_000_000);
        return fields;
    }
}
