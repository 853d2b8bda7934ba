package io.nl2sql.jdbc.internal.wire;

import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The calls of the wire contract, signed in as one person. Thread-safe. */
public final class Server {
    private static final String ROOT = "api/jdbc/v1/";
    private static final String FRAMES = "application/vnd.nl2sql.frames";
    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(10);

    private final ConnectionSettings settings;
    private final Transport transport;
    private final SignIn signIn;
    private volatile int silenceMillis;

    public Server(ConnectionSettings settings) throws SQLException {
        this.settings = settings;
        this.transport = new Transport(settings);
        this.signIn = new SignIn(transport, settings);
        this.silenceMillis = 1000 * settings.number(Setting.SOCKET_TIMEOUT);
    }

    /** Milliseconds without a sign of life after which the server is given up; 0 is never. */
    public int silenceMillis() {
        return silenceMillis;
    }

    public void silenceMillis(int millis) {
        silenceMillis = millis;
    }

    public void application(String name) {
        transport.application(name);
    }

    /** Who and where one is, by name; signs in first if need be. */
    public Map<String, String> session() throws SQLException {
        Patience patience = Patience.of(
                silenceMillis, settings.seconds(Setting.LOGIN_TIMEOUT).orElse(Duration.ZERO));
        String query = settings.dataSource()
                .map(name -> "?dataSource=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse("");
        Map<String, String> session = new LinkedHashMap<>();
        for (Object[] row :
                all(() -> transport.request(ROOT + "session" + query).GET(), patience)) {
            session.put(String.valueOf(row[0]), String.valueOf(row[1]));
        }
        return session;
    }

    /**
     * The caller's view of the data source; see the wire contract for names and columns.
     *
     * @param filter patterns or names; those that are null are left out
     */
    public List<Object[]> meta(String what, Map<String, ?> filter) throws SQLException {
        Map<String, Object> body = new LinkedHashMap<>();
        settings.dataSource().ifPresent(name -> body.put("dataSource", name));
        filter.forEach((key, value) -> {
            if (value != null) {
                body.put(key, value);
            }
        });
        return all(() -> post("meta/" + what, JsonWriter.write(body)), Patience.untilSilent(silenceMillis));
    }

    private List<Object[]> all(Supplier<HttpRequest.Builder> request, Patience patience) throws SQLException {
        FrameReader frames = open(request, patience);
        Header header = FirstFrames.read(frames, warnings -> {});
        int columns = header.columns().size();
        Rows rows = new FrameRows(frames, columns, warnings -> {}, frames::close);
        List<Object[]> all = new ArrayList<>();
        while (rows.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = rows.value(i);
            }
            all.add(row);
        }
        return all;
    }

    /** Whether the server answers and still takes the token. */
    public void ping(Duration timeout) throws SQLException {
        Patience patience = Patience.of(silenceMillis, timeout);
        HttpResponse<ResponseBody> response =
                exchange(() -> transport.request(ROOT + "ping").GET(), patience);
        if (response.statusCode() != 204) {
            throw transport.problem(response);
        }
        response.body().close();
    }

    /**
     * Prepares a call; nothing is sent yet.
     *
     * @param warnings told what comes beside and after the rows
     */
    public Call call(QueryRequest request, Consumer<List<Warning>> warnings) {
        return new Call(this, request, warnings);
    }

    FrameReader query(QueryRequest request, Supplier<UUID> ids, Patience patience) throws SQLException {
        return open(() -> post("query", JsonWriter.write(request.json(ids.get(), settings))), patience);
    }

    void cancel(UUID id) throws SQLException {
        HttpResponse<ResponseBody> response = exchange(
                () -> transport.request(ROOT + "query/" + id).DELETE(), Patience.of(silenceMillis, CANCEL_TIMEOUT));
        if (response.statusCode() >= 300) {
            throw transport.problem(response);
        }
        response.body().close();
    }

    /** Says that nobody wants the rest; the server also finds out when it writes on. */
    void abandon(UUID id) {
        Optional<String> token = signIn.last();
        token.ifPresent(bearer -> transport.sendAndForget(authorized(
                transport.request(ROOT + "query/" + id).timeout(CANCEL_TIMEOUT).DELETE(), bearer)));
    }

    private HttpRequest.Builder post(String path, String json) {
        return transport
                .request(ROOT + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private FrameReader open(Supplier<HttpRequest.Builder> request, Patience patience) throws SQLException {
        HttpResponse<ResponseBody> response =
                exchange(() -> request.get().header("Accept", FRAMES + ", application/problem+json"), patience);
        if (response.statusCode() != 200) {
            throw transport.problem(response);
        }
        String type = response.headers().firstValue("Content-Type").orElse("nothing");
        if (!type.startsWith(FRAMES)) {
            response.body().close();
            throw Failures.garbled("no frames but " + type, null);
        }
        return new FrameReader(response.body(), patience);
    }

    private HttpResponse<ResponseBody> exchange(Supplier<HttpRequest.Builder> request, Patience patience)
            throws SQLException {
        String token = signIn.token(patience);
        HttpResponse<ResponseBody> response = transport.send(() -> authorized(request.get(), token), patience);
        if (response.statusCode() != 401 || !signIn.rejected(token)) {
            return response;
        }
        response.body().close();
        String another = signIn.token(patience);
        return transport.send(() -> authorized(request.get(), another), patience);
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }
}
