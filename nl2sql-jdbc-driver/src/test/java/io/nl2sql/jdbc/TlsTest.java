package io.nl2sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.RawServer;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "only-for-tests-1".toCharArray();

    @TempDir
    static Path directory;

    private static WireServer local;
    private static WireServer elsewhere;
    private static Path localCertificate;
    private static Path elsewhereCertificate;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore ours = key("localhost", "dns:localhost");
        KeyStore another = key("elsewhere", "dns:elsewhere.example");
        local = WireServer.startTls(context(ours));
        elsewhere = WireServer.startTls(context(another));
        localCertificate = pem(ours, "localhost");
        elsewhereCertificate = pem(another, "elsewhere");
    }

    @AfterAll
    static void stop() {
        local.close();
        elsewhere.close();
    }

    private static KeyStore key(String name, String alternative)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + alternative,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(KeyStore store, String name) throws IOException, GeneralSecurityException {
        Certificate certificate = store.getCertificate(name);
        String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return Files.writeString(
                directory.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    private static Connection connect(int port, String settings) throws SQLException {
        return DriverManager.getConnection("jdbc:nl2sql://localhost:" + port + "/x?" + settings, "ann", "secret");
    }

    private static void assertFails(int port, String settings, String message) {
        assertThatThrownBy(() -> connect(port, settings))
                .hasMessageContaining(message)
                .satisfies(QueryTest.hasState("08001"));
    }

    @Test
    void speaksTlsWithAServerThatItTrusts() throws SQLException {
        try (Connection connection = connect(local.port(), "ssl=true&sslRootCert=" + localCertificate)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        assertFails(local.port(), "ssl=true", "name its authority with sslRootCert");
        assertFails(local.port(), "ssl=true&sslRootCert=" + elsewhereCertificate, "is not trusted");
        assertThat(local.requests("POST token"))
                .as("no password was sent before")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        assertFails(elsewhere.port(), "ssl=true&sslRootCert=" + elsewhereCertificate, "not made for this host");
        assertThat(elsewhere.requests("")).isEmpty();
    }

    @Test
    void saysWhatToDoIfOneSideSpeaksTlsAndTheOtherDoesNot() throws IOException {
        assertFails(local.port(), "ssl=false", "set ssl=true");
        try (WireServer plain = WireServer.start()) {
            assertFails(plain.port(), "ssl=true&connectTimeout=1", "set ssl=false");
        }
        try (RawServer plain = RawServer.start(socket -> socket.getOutputStream()
                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertFails(plain.port(), "ssl=true", "set ssl=false");
        }
    }
}
