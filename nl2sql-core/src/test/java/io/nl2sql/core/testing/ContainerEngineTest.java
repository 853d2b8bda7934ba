package io.nl2sql.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks in a JVM of its own, since the library asks once only and the environment says where. */
@Timeout(60)
class ContainerEngineTest {
    private static final Logger LOG = Logger.getLogger(ContainerEngineTest.class.getName());

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

    /** An engine that gives one scripted answer to each connection; it ends when the socket is closed. */
    private static ServerSocket engine(int status) throws IOException {
        ServerSocket engine = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(() -> {
            while (!engine.isClosed()) {
                Socket connection = engine.accept();
                inBackground(() -> reply(connection, status));
            }
        });
        return engine;
    }

    /** What may fail with the connection that it works on. */
    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        LOG.log(Level.FINE, "A connection to the scripted engine ended", e);
                    }
                },
                "scripted-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reply(Socket connection, int status) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String first = request.readLine();
        if (first == null) {
            return;
        }
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        String body = script(first.split(" ", -1)[1]);
        String head = "HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        try (connection) {
            connection.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
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
        try (ServerSocket engine = engine(200)) {
            assertThat(answers(engine.getLocalPort())).isTrue();
        }
    }

    @Test
    void doesNotAnswerWhereTheEngineIsOutOfOrder() throws IOException, InterruptedException {
        try (ServerSocket engine = engine(500)) {
            assertThat(answers(engine.getLocalPort())).isFalse();
        }
    }
}
