package io.nl2sql.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.launcher.demo.DemoCompany;
import io.nl2sql.launcher.demo.DemoPerson;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.LauncherProcess;
import io.nl2sql.tests.scenario.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The EAR on a full Payara Server, with a system database and the demo company's. */
class EarIT {
    private static final String SYSTEM = "ear_system";
    private static final String DEMO = "ear_accruals";
    private static final String PASSWORD = "only-for-tests-1";

    private static PayaraDomain server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        prepareDatabases();
        Path files = Files.createDirectories(Path.of("target", "ear").toAbsolutePath());
        server = PayaraDomain.start(
                Path.of("target", "payara-domains").toAbsolutePath(),
                LauncherProcess.freePort(),
                LauncherProcess.freePort(),
                systemProperties(files));
        server.deploy(Path.of("..", "nl2sql-ear", "target", "nl2sql.ear").toRealPath());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            assertThat(server.process()).isEmpty();
        }
    }

    private static void prepareDatabases() throws SQLException {
        TestPostgres.create(SYSTEM, """
                CREATE ROLE ear_system LOGIN;
                ALTER DATABASE ear_system OWNER TO ear_system;
                """);
        TestPostgres.create(DEMO, "CREATE ROLE " + DemoCompany.READER + " LOGIN");
        try (Connection superuser = TestPostgres.connect(DEMO, "postgres")) {
            DemoCompany.load(superuser, YearMonth.of(2026, 2));
        }
    }

    /** Some settings as system properties, the databases in a file that one of them names. */
    private static Map<String, String> systemProperties(Path files) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nl2sql.system.url", TestPostgres.url(SYSTEM, SYSTEM));
        settings.put("nl2sql.system.user", SYSTEM);
        settings.put("nl2sql.system.password", "unused");
        settings.putAll(DemoCompany.dataSource(TestPostgres.url(DEMO, DemoCompany.READER), "unused"));
        Path file = Files.write(
                files.resolve("nl2sql.properties"),
                settings.entrySet().stream().map(Object::toString).toList());
        Path accounts = Files.writeString(files.resolve("accounts.yaml"), DemoPerson.accounts(name -> PASSWORD));
        Path policy = Files.writeString(files.resolve("policy.yaml"), DemoCompany.policy());
        return Map.of(
                "nl2sql.config.file", file.toString(),
                "nl2sql.local-users.file", accounts.toString(),
                "nl2sql.policy.file", policy.toString(),
                "nl2sql.time-zone", "UTC");
    }

    private static HttpResponse<String> get(URI address) {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        try {
            return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersAQuestionUnderTheAskersPolicy() throws SQLException {
        Reply reply = ApiClient.signedIn(server.baseUri(), "ann", PASSWORD).ask("Total accrual amount by status");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).as(reply.text()).isEqualTo("ANSWERED");
        try (Connection demo = TestPostgres.connect(DEMO, "postgres")) {
            Rows gold =
                    Rows.of(demo, "SELECT status, sum(amount) FROM finance.accruals WHERE region_id = 1 GROUP BY 1");
            assertThat(Rows.of(reply.body()).contain(gold, false))
                    .as(reply.text())
                    .isTrue();
        }
    }

    @Test
    void refusesSqlWithFindings() {
        Reply reply = ApiClient.signedIn(server.baseUri(), "ann", PASSWORD)
                .sql("SELECT passwd FROM pg_shadow", DemoCompany.DATABASE);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("SQL_REFUSED");
        assertThat(reply.body().path("findings")).isNotEmpty();
    }

    @Test
    void letsNobodyInWithoutAToken() {
        assertThat(ApiClient.anonymous(server.baseUri()).get("api/history").status())
                .isEqualTo(401);
    }

    @Test
    void showsTheSignInPageToWhoeverIsNotSignedIn() {
        HttpResponse<String> page = get(server.baseUri());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/sign-in.xhtml");
        assertThat(page.body()).contains("<h1>Sign in</h1>", "signIn:password", "jakarta.faces.ViewState");
    }

    @Test
    void isReadyAsLoadBalancersAsk() {
        assertThat(get(server.baseUri().resolve("health/ready")).body()).contains("\"status\":\"UP\"");
    }

    @Test
    void opensNoAdministrationBeyondThisMachine() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .collect(Collectors.toList());

        assertThat(isOpen(InetAddress.getLoopbackAddress())).isTrue();
        assertThat(others).noneMatch(EarIT::isOpen);
    }

    private static boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, server.adminPort()), 2_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
