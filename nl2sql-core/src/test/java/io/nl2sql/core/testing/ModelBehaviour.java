package io.nl2sql.core.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a scripted language model does with a request. */
@FunctionalInterface
public interface ModelBehaviour {
    int PROMPT_TOKENS = 900;
    int COMPLETION_TOKENS = 60;

    /** @return whether the connection can be used again */
    boolean serve(Socket connection) throws IOException, InterruptedException;

    /** A well-formed answer in SQL. */
    static ModelBehaviour sql(String sql) {
        return saying(answer().put("sql", sql).toString());
    }

    static ModelBehaviour refusing(String why) {
        return saying(answer().put("refusal", why).toString());
    }

    static ModelBehaviour asking(String question, String... choices) {
        ObjectNode answer = answer();
        ObjectNode back = answer.putObject("clarification").put("question", question);
        for (String choice : choices) {
            back.withArray("choices").add(choice);
        }
        return saying(answer.toString());
    }

    private static ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putNull("sql");
        answer.put("explanation", "What was asked.");
        answer.putArray("assumptions").add("Nothing was assumed.");
        answer.put("confidence", 0.9);
        answer.putNull("clarification");
        answer.putNull("refusal");
        return answer;
    }

    /** A completion with this text, whatever it is. */
    static ModelBehaviour saying(String content) {
        return body(completion(content));
    }

    private static String completion(String content) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1_700_000_000L);
        reply.put("model", "scripted-1");
        ObjectNode choice = reply.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop").putNull("logprobs");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        reply.putObject("usage")
                .put("prompt_tokens", PROMPT_TOKENS)
                .put("completion_tokens", COMPLETION_TOKENS)
                .put("total_tokens", PROMPT_TOKENS + COMPLETION_TOKENS);
        return reply.toString();
    }

    /** Status 200 with this body. */
    static ModelBehaviour body(String body) {
        return status(200, Map.of(), body);
    }

    /** An error as OpenAI words them. */
    static ModelBehaviour error(int status, String code, Map<String, String> headers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", "PROVIDER-PROSE key sk-secret")
                .put("type", "error")
                .putNull("param")
                .put("code", code);
        return status(status, headers, body.toString());
    }

    static ModelBehaviour error(int status) {
        return error(status, "some_code", Map.of());
    }

    static ModelBehaviour status(int status, Map<String, String> headers, String body) {
        return connection -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            OutputStream out = connection.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    /** Thinks first. */
    default ModelBehaviour after(Duration pause) {
        return connection -> {
            Thread.sleep(pause.toMillis());
            return serve(connection);
        };
    }

    /** Accepts the request and says nothing until the other side goes away. */
    static ModelBehaviour hanging() {
        return connection -> {
            while (connection.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
            return false;
        };
    }

    /** Breaks the connection the hard way. */
    static ModelBehaviour resetting() {
        return connection -> {
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    /** Promises more than it sends. */
    static ModelBehaviour truncated(String content) {
        return connection -> {
            byte[] bytes = completion(content).getBytes(StandardCharsets.UTF_8);
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            return false;
        };
    }
}
