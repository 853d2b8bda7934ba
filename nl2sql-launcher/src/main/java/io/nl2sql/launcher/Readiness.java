package io.nl2sql.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the application whether it is ready. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 100;

    private Readiness() {}

    /** Returns when the application is ready or a stop is wanted. */
    static void await(int port, BooleanSupplier stopWanted) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        URI health = URI.create("http://127.0.0.1:" + port + "/health/ready");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (!stopWanted.getAsBoolean()) {
            last = ask(client, health);
            if (last.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException("The application is not ready after " + PATIENCE.toSeconds() + " s: " + last);
            }
            pause();
        }
    }

    /** Empty when ready. */
    private static String ask(HttpClient client, URI health) {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? "" : response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start was interrupted", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start was interrupted", e);
        }
    }
}
