package io.nl2sql.jdbc.internal.wire;

import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The access token: given, or fetched with user and password and fetched anew before it ends. Thread-safe. */
final class SignIn {
    private static final int LONGEST_TOKEN = 64 << 10;
    private static final long EARLIEST_RENEWAL = 60;

    private final Transport transport;
    private final Optional<String> given;
    private final String user;
    private final String password;
    private String fetched;
    private long renewAt;

    SignIn(Transport transport, ConnectionSettings settings) {
        this.transport = transport;
        this.given = settings.token();
        this.user = settings.text(Setting.USER);
        this.password = settings.text(Setting.PASSWORD);
    }

    /** The token to send now. */
    synchronized String token(Patience patience) throws SQLException {
        if (given.isPresent()) {
            return given.get();
        }
        if (fetched == null || renewAt - System.nanoTime() <= 0) {
            fetch(patience);
        }
        return fetched;
    }

    /**
     * The server did not take a token.
     *
     * @return whether another may help
     */
    synchronized boolean rejected(String token) {
        if (token.equals(fetched)) {
            fetched = null;
        }
        return given.isEmpty();
    }

    /** The last token, whatever it is worth. */
    synchronized Optional<String> last() {
        return given.or(() -> Optional.ofNullable(fetched));
    }

    private void fetch(Patience patience) throws SQLException {
        String body = JsonWriter.write(Map.of("username", user, "password", password));
        HttpResponse<ResponseBody> response = transport.send(
                () -> transport
                        .request("api/token")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                patience);
        if (response.statusCode() != 200) {
            throw transport.problem(response);
        }
        take(text(response.body()));
    }

    private static String text(ResponseBody body) throws SQLException {
        try (body) {
            return new String(body.readNBytes(LONGEST_TOKEN), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failures.lost("signing in broke off.", e);
        }
    }

    private void take(String text) throws SQLException {
        Map<String, Object> answer = answer(text);
        Object life = answer.get("expires_in");
        Object token = answer.get("access_token");
        if (!(life instanceof BigDecimal) || !(token instanceof String)) {
            throw Failures.of(
                    SqlState.CANNOT_CONNECT,
                    "There is no NL2SQL server for this driver at this address: its answer to a sign-in is no token.");
        }
        long seconds = ((BigDecimal) life).longValue();
        fetched = (String) token;
        renewAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds - Math.min(seconds / 10, EARLIEST_RENEWAL));
    }

    private static Map<String, Object> answer(String text) {
        try {
            return JsonReader.object(text);
        } catch (IllegalArgumentException e) {
            // No token in it then, whatever it is.
            return Map.of();
        }
    }
}
