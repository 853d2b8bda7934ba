package io.nl2sql.tests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.LauncherProcess;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private final int port = LauncherProcess.freePort();

    @TempDir
    Path directory;

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nl2sql.http.port", Integer.toString(port));
        settings.put("nl2sql.data-dir", directory.resolve("data").toString());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private String readiness() {
        return ApiClient.anonymous(URI.create("http://localhost:" + port + "/"))
                .get("health/ready")
                .body()
                .path("status")
                .asText();
    }

    @Test
    void startsStopsAndStartsAgainOnTheSameDataEvenAfterBeingKilled() throws IOException {
        String signIns;
        try (LauncherProcess first = LauncherProcess.start(settings()).awaitReady()) {
            assertThat(readiness()).isEqualTo("UP");
            assertThat(first.console())
                    .contains("making up the demo company", "http://localhost:" + port + "/")
                    .contains("ann ", "bob ", "carl ", "dora ");
            signIns = signIns(first);
            assertThat(secondLauncher()).contains("Another NL2SQL is running on the data directory");
            assertThat(first.stop()).isIn(143, 0);
            assertThat(first.console()).contains("stopping", "stopped");
            assertThat(postmaster()).doesNotExist();
        }
        try (LauncherProcess second = LauncherProcess.start(settings()).awaitReady()) {
            assertThat(second.console()).doesNotContain("making up the demo company");
            assertThat(signIns(second)).as("passwords are kept").isEqualTo(signIns);
            second.kill();
            assertThat(postmaster()).as("killing cleans nothing up").exists();
        }
        try (LauncherProcess third = LauncherProcess.start(settings()).awaitReady()) {
            assertThat(readiness()).isEqualTo("UP");
            assertThat(third.stop()).isIn(143, 0);
        }
        assertThat(postmaster()).doesNotExist();
    }

    private Path postmaster() {
        return directory.resolve("data/postgresql/postmaster.pid");
    }

    private static String signIns(LauncherProcess launcher) {
        return launcher.console()
                .lines()
                .filter(line -> line.contains("-"))
                .filter(line -> line.matches("  (ann|bob|carl|dora) .*"))
                .toList()
                .toString();
    }

    private String secondLauncher() {
        Map<String, String> elsewhere = settings("nl2sql.http.port", Integer.toString(LauncherProcess.freePort()));
        try (LauncherProcess second = LauncherProcess.start(elsewhere)) {
            assertThat(second.exitCode()).isEqualTo(1);
            return second.console();
        }
    }

    @Test
    void saysThatThePortIsTakenAndHowToChangeIt() throws IOException {
        try (ServerSocket other = new ServerSocket(port);
                LauncherProcess launcher = LauncherProcess.start(settings())) {
            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.console())
                    .contains("Port " + other.getLocalPort() + " is taken")
                    .contains("-Dnl2sql.http.port=", "NL2SQL_HTTP_PORT=");
            assertThat(directory.resolve("data")).as("nothing slow was begun").doesNotExist();
        }
    }

    @Test
    void saysWhichKeyIsMalformed() {
        try (LauncherProcess launcher = LauncherProcess.start(settings("nl2sql.demo", "perhaps"))) {
            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.console()).contains("nl2sql.demo must be true or false, not \"perhaps\"");
        }
    }

    @Test
    void namesTheKeyThatTheApplicationDoesNotKnowAndStopsEverything() {
        try (LauncherProcess launcher = LauncherProcess.start(settings("nl2sql.no-such-key", "1"))) {
            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.console()).contains("nl2sql.no-such-key");
            assertThat(postmaster()).doesNotExist();
        }
    }

    @Test
    void wantsAccountsWhereThereIsNoDemo() {
        try (LauncherProcess launcher = LauncherProcess.start(settings("nl2sql.demo", "false"))) {
            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.console()).contains("nl2sql.local-users.file");
        }
    }

    @Test
    void startsWithoutTheDemo() throws IOException {
        Path accounts = Files.writeString(
                directory.resolve("accounts.yaml"),
                "users:\n  - { username: eve, password: \"a-long-password-1\", roles: [analyst] }\n");
        try (LauncherProcess launcher = LauncherProcess.start(
                        settings("nl2sql.demo", "false", "nl2sql.local-users.file", accounts.toString()))
                .awaitReady()) {
            assertThat(launcher.console()).doesNotContain("demo company");
            ApiClient nobody = ApiClient.anonymous(URI.create("http://localhost:" + port + "/"));
            assertThat(nobody.signIn("eve", "a-long-password-1").status()).isEqualTo(200);
            assertThat(nobody.signIn("ann", "a-long-password-1").status()).isEqualTo(401);
        }
    }

    @Test
    void speaksHttpsWithTheKeyOfAKeyStore() throws Exception {
        int https = LauncherProcess.freePort();
        Path store = directory.resolve("server.p12");
        String password = "only-for-tests-1";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "house",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        Map<String, String> settings = settings(
                "nl2sql.https.port", Integer.toString(https),
                "nl2sql.https.key-store", store.toString(),
                "nl2sql.https.key-store-password", password);
        try (LauncherProcess launcher = LauncherProcess.start(settings).awaitReady()) {
            assertThat(launcher.console()).contains("https://localhost:" + https + "/");
            HttpRequest live = HttpRequest.newBuilder(URI.create("https://localhost:" + https + "/health/live"))
                    .build();
            assertThat(trusting(store, password)
                            .send(live, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpClient trusting(Path store, String password) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance(store.toFile(), password.toCharArray());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("house", own.getCertificate("house"));
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void saysWhatIsWrongWithAKeyStore() throws IOException {
        Path store = Files.writeString(directory.resolve("server.p12"), "no key store");
        Map<String, String> settings = settings(
                "nl2sql.https.port", Integer.toString(LauncherProcess.freePort()),
                "nl2sql.https.key-store", store.toString(),
                "nl2sql.https.key-store-password", "x");
        try (LauncherProcess launcher = LauncherProcess.start(settings)) {
            assertThat(launcher.exitCode()).isEqualTo(1);
            assertThat(launcher.console()).contains("no key store that opens with nl2sql.https.key-store-password");
        }
    }

    /** As root this runs the launcher as {@code nobody}, which sees neither our files nor a home directory. */
    @Test
    void startsAsAnOrdinaryUser() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path open = Files.createDirectories(directory.resolve("open"));
        makeReachable(open);
        List<String> asNobody = root ? List.of("runuser", "-u", "nobody", "--") : List.of();
        try (LauncherProcess launcher = LauncherProcess.start(
                        asNobody, copyOfClassPath(open), settings("nl2sql.data-dir", open + "/data"))
                .awaitReady()) {
            assertThat(readiness()).isEqualTo("UP");
            assertThat(launcher.console()).contains("sign in as");
        }
    }

    private void makeReachable(Path open) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String copyOfClassPath(Path target) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String element : LauncherProcess.ownClassPath().split(File.pathSeparator, -1)) {
            Path copy = target.resolve(Path.of(element).getFileName());
            copies.add(Files.copy(Path.of(element), copy, StandardCopyOption.REPLACE_EXISTING)
                    .toString());
        }
        Path application = LauncherProcess.launcherJar().resolveSibling("nl2sql.war");
        Files.copy(application, target.resolve("nl2sql.war"));
        return String.join(File.pathSeparator, copies);
    }
}
