package io.nl2sql.jdbc.testing;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.rows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server of the wire contract whose answers a test may replace. Signs in ann, whose password is "secret". */
public final class WireServer implements AutoCloseable {
    /** What is done with a request. An exception breaks the connection off. */
    public interface Script {
        void answer(Request request) throws IOException;
    }

    private static final String ROOT = "/api/jdbc/v1/";

    static {
        // Otherwise each small answer takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();

    private WireServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        on("POST token", this::token);
        on("GET session", request -> request.answer(sessionHeader(), sessionRows(), end(7, false)));
        on("GET ping", request -> request.empty(204));
        server.start();
    }

    public static WireServer start() throws IOException {
        return new WireServer(HttpServer.create(address(), 0));
    }

    public static WireServer startTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new WireServer(server);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public static byte[] sessionHeader() {
        return header("name|text", "value|text");
    }

    public static byte[] sessionRows() {
        return rows(
                new Object[] {"user", "ann"},
                new Object[] {"dataSource", "accruals"},
                new Object[] {"productVersion", "1.2.3"},
                new Object[] {"databaseVersion", "18.1"},
                new Object[] {"timeZone", "UTC"},
                new Object[] {"searchPath", "finance, public"},
                new Object[] {"maxRows", "1000"});
    }

    private void token(Request request) throws IOException {
        if (!request.body().contains("\"password\":\"secret\"")) {
            request.problem(401, "SIGN_IN_FAILED", "User name or password is wrong.");
            return;
        }
        request.json(
                200,
                "application/json",
                "{\"access_token\":\"t" + tokens.incrementAndGet()
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    /** Answers a call, such as {@code POST query} or {@code POST meta/tables}, differently from now on. */
    public WireServer on(String call, Script script) {
        scripts.put(call, script);
        return this;
    }

    /** Answers every query with these frames. */
    public WireServer queryGives(byte[]... frames) {
        return on("POST query", request -> request.answer(frames));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " "
                + (path.startsWith(ROOT) ? path.substring(ROOT.length()) : path.replace("/api/", ""));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Request request = new Request(
                call,
                query == null ? "" : query,
                body,
                headerOf(exchange, "Authorization").replace("Bearer ", ""),
                headerOf(exchange, "User-Agent"),
                exchange);
        requests.add(request);
        Script known = scripts.get(call);
        if (known != null) {
            known.answer(request);
        } else if (call.startsWith("DELETE query/")) {
            scripts.getOrDefault("DELETE query", cancel -> cancel.empty(204)).answer(request);
        } else if (call.startsWith("POST meta/")) {
            request.answer(header("schema|text"), end(0, false));
        } else {
            request.problem(404, "NOT_FOUND", "There is nothing at this address.");
        }
    }

    private static String headerOf(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** All requests whose call begins so, in order. */
    public List<Request> requests(String call) {
        return requests.stream()
                .filter(request -> request.call().startsWith(call))
                .toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "jdbc:nl2sql://localhost:" + port() + "/accruals";
    }

    /** Connects as ann; settings are such as {@code socketTimeout=1}. */
    public Connection connect(String... settings) throws SQLException {
        String all = settings.length == 0 ? "" : "?" + String.join("&", settings);
        return DriverManager.getConnection(url() + all, "ann", "secret");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
