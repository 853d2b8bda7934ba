package io.nl2sql.jdbc.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request as it came, and ways to answer it.
 *
 * @param call method and path below the root of the contract, such as {@code POST query}
 * @param query what follows the question mark; empty if there is none
 * @param token of the Authorization header; empty if there is none
 */
public record Request(String call, String query, String body, String token, String agent, HttpExchange exchange) {
    /** Sends frames and the end of the response. */
    public void answer(byte[]... frames) throws IOException {
        try (OutputStream out = begin()) {
            for (byte[] frame : frames) {
                out.write(frame);
            }
        }
    }

    /** Begins a response; closing the stream ends it. */
    public OutputStream begin() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", Frames.MEDIA_TYPE);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /** Sends frames and then nothing, not even an end. */
    public void breakOff(byte[]... frames) throws IOException {
        OutputStream out = begin();
        for (byte[] frame : frames) {
            out.write(frame);
            out.flush();
        }
        throw new IOException("broken off on purpose");
    }

    public void empty(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public void json(int status, String type, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    public void problem(int status, String code, String detail) throws IOException {
        json(
                status,
                "application/problem+json",
                "{\"type\":\"urn:x\",\"title\":\"t\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\""
                        + detail + "\",\"instance\":\"/x\"}");
    }
}
