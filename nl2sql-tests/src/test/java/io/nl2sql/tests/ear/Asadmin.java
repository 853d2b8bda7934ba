package io.nl2sql.tests.ear;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The administrator's program of the Payara Server that the build has unpacked. */
final class Asadmin {
    private static final Path SERVER =
            Path.of("target", "payara-server", "payara6").toAbsolutePath();

    private final Path home;

    /** @param home an existing directory where the program may keep its own files */
    Asadmin(Path home) {
        this.home = home;
    }

    /** The domain that the distribution brings; to be copied, not to be used. */
    static Path pristineDomain() {
        Path domain = SERVER.resolve("glassfish/domains/domain1");
        if (!Files.isDirectory(domain)) {
            throw new IllegalStateException("There is no Payara Server in " + SERVER
                    + "; ./mvnw verify unpacks it before the integration tests");
        }
        return domain;
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws IllegalStateException with what it printed when it fails or takes longer
     */
    String run(Duration patience, String... words) {
        try {
            Path output = Files.createTempFile(home, "asadmin", ".txt");
            Process process = start(output, words);
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("asadmin " + words[0] + (ended ? " failed:\n" : " takes too long:\n")
                        + printed.lines().limit(40).collect(Collectors.joining("\n")));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its output goes to a file: the server that it starts inherits it and lives on. */
    private Process start(Path output, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(SERVER.resolve("bin/asadmin").toString());
        command.add("--interactive=false");
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        builder.environment().put("AS_EXTRA_JAVA_OPTS", "-Duser.home=" + home);
        return builder.start();
    }
}
