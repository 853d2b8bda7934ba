package io.nl2sql.tests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs our {@code mvnw} in a project of its own, with a fetched "Maven" that is a script of a few lines. */
class MavenWrapperTest {
    private static final String PRETENDED = "9.8.7";
    private static final List<String> TOOLS =
            List.of("sh", "sed", "dirname", "mktemp", "mkdir", "rm", "mv", "tar", "gzip", "sha512sum", "curl");

    @TempDir
    Path directory;

    private final AtomicInteger downloads = new AtomicInteger();
    private HttpServer archive;
    private byte[] distribution;

    @BeforeEach
    void serveDistribution() throws IOException, InterruptedException {
        distribution = distribution();
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/maven-9/9.8.7/binaries/apache-maven-9.8.7-bin.tar.gz", exchange -> {
            downloads.incrementAndGet();
            exchange.sendResponseHeaders(200, distribution.length);
            exchange.getResponseBody().write(distribution);
            exchange.close();
        });
        archive.start();
        Path project = Files.createDirectories(directory.resolve("project"));
        Files.copy(repository().resolve("mvnw"), project.resolve("mvnw"));
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Files.createDirectories(directory.resolve("bin"));
        for (String tool : TOOLS) {
            program(tool, "exec " + where(tool) + " \"$@\"");
        }
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void stopServing() {
        archive.stop(0);
    }

    private static Path repository() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static Path where(String tool) {
        return List.of("/usr/local/bin", "/usr/bin", "/bin").stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private byte[] distribution() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("apache-maven-9.8.7/bin"));
        Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho \"Apache Maven 9.8.7 ran: $*\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Path packed = directory.resolve("maven.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar", "-czf", packed.toString(), "-C", directory.toString(), "apache-maven-9.8.7")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(packed);
    }

    private void expect(String sha512) throws IOException {
        Files.writeString(
                directory.resolve("project/.mvn/wrapper/maven-wrapper.properties"),
                "# the version\nversion=" + PRETENDED + "\nsha512=" + sha512 + "\n");
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Run(int code, String output) {}

    private Run run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        directory.resolve("bin/sh").toString(),
                        directory.resolve("project/mvnw").toString(),
                        "-v",
                        "two words")
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", directory.resolve("bin").toString(),
                        "HOME", directory.resolve("home").toString(),
                        "MVNW_REPOURL",
                                "http://127.0.0.1:" + archive.getAddress().getPort() + "/"));
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), text);
        }
    }

    @Test
    void fetchesMavenOnceWhereThereIsNone() throws IOException, InterruptedException {
        expect(sha512(distribution));

        Run first = run();
        Run second = run();

        assertThat(first.output()).contains("Apache Maven 9.8.7 ran: -v two words");
        assertThat(first.code()).isZero();
        assertThat(second.output()).isEqualTo("Apache Maven 9.8.7 ran: -v two words\n");
        assertThat(downloads).hasValue(1);
    }

    @Test
    void refusesAFileWithAnotherChecksum() throws IOException, InterruptedException {
        expect(sha512("something else".getBytes(StandardCharsets.UTF_8)));

        Run refused = run();

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("its SHA-512 differs").doesNotContain("ran:");
        assertThat(directory.resolve("home/.m2/wrapper")).isEmptyDirectory();
    }

    @Test
    void usesTheMavenOnThePathIfItIsRecentEnough() throws IOException, InterruptedException {
        expect(sha512(distribution));
        putOnPath("3.8.1");

        assertThat(run().output()).isEqualTo("Apache Maven 3.8.1 here: -v two words\n");
        assertThat(downloads).hasValue(0);
    }

    @Test
    void passesOverAnOldMavenOnThePath() throws IOException, InterruptedException {
        expect(sha512(distribution));
        putOnPath("3.6.3");

        assertThat(run().output()).contains("Apache Maven 9.8.7 ran: -v two words");
    }

    private void putOnPath(String version) throws IOException {
        program("mvn", "echo \"Apache Maven " + version + " here: $*\"");
    }

    @Test
    void namesAVersionAndAChecksumInTheRepository() throws IOException {
        assertThat(Files.readString(repository().resolve(".mvn/wrapper/maven-wrapper.properties")))
                .containsPattern("(?m)^version=3\\.[0-9.]+$")
                .containsPattern("(?m)^sha512=[0-9a-f]{128}$");
    }
}
