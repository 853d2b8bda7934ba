package io.nl2sql.tests.scenario;

import io.nl2sql.tests.application.RunningApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that an application, its server and its database wrote down for whoever runs them. */
final class Logs {
    private Logs() {}

    static String of(RunningApplication application) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(application.dataDirectory())) {
            List<Path> logs = files.filter(file -> file.toString().matches(".*\\.(?:log|txt)(?:\\.\\d+)?"))
                    .toList();
            for (Path log : logs) {
                all.append(Files.readString(log, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
