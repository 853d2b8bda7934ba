package io.nl2sql.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks in a JVM of its own, since the library asks once only and the environment says where. */
@Timeout(60)
class ContainerEngineTest {
    /** What that JVM runs; its exit code is the answer. */
    static final class Question {
        private Question() {}

        public static void main(String... arguments) {
            Runtime.getRuntime().halt(ContainerEngine.answers() ? 0 : 1);
        }
    }

    private static boolean answers(int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Question.class.getName());
        builder.environment().put("DOCKER_HOST", "tcp://127.0.0.1:" + port);
        builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
        Process asking = builder.redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        assertThat(asking.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return asking.exitValue() == 0;
    }

    private static HttpServer engine(int status) throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> reply(exchange, status));
        engine.start();
        return engine;
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        byte[] body = script(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String script(String path) {
        if (path.endsWith("/version")) {
            return "{\"Version\":\"28.0\",\"ApiVersion\":\"1.48\",\"Os\":\"linux\",\"Arch\":\"amd64\"}";
        }
        return path.endsWith("/info")
                ? "{\"ID\":\"x\",\"ServerVersion\":\"28.0\",\"OperatingSystem\":\"none\",\"MemTotal\":1000000000}"
                : "{\"Name\":\"bridge\",\"IPAM\":{\"Config\":[{\"Gateway\":\"172.17.0.1\"}]}}";
    }

    @Test
    void answersWhereTheEnvironmentNamesAnEngine() throws IOException, InterruptedException {
        HttpServer engine = engine(200);
        try {
            assertThat(answers(engine.getAddress().getPort())).isTrue();
        } finally {
            engine.stop(0);
        }
    }

    @Test
    void doesNotAnswerWhereTheEngineIsOutOfOrder() throws IOException, InterruptedException {
        HttpServer engine = engine(500);
        try {
            assertThat(answers(engine.getAddress().getPort())).isFalse();
        } finally {
            engine.stop(0);
        }
    }
}
