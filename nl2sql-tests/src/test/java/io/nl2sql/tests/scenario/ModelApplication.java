package io.nl2sql.tests.scenario;

import io.nl2sql.core.testing.ScriptedModelServer;
import io.nl2sql.tests.application.RunningApplication;
import java.time.Duration;
import java.util.Map;

/** The application with a language model that does what each test wants; it starts at first use and stops with the JVM. */
final class ModelApplication {
    static final Duration CALL = Duration.ofSeconds(5);
    static final int ATTEMPTS = 2;
    static final ScriptedModelServer MODEL = ScriptedModelServer.start();

    private ModelApplication() {}

    static RunningApplication application() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final RunningApplication INSTANCE = GovernedSources.start(Map.of(
                "nl2sql.llm.base-url", MODEL.baseUrl().toString(),
                "nl2sql.llm.api-key", "sk-secret",
                "nl2sql.llm.timeout", CALL.toMillis() + "ms",
                "nl2sql.llm.max-attempts", Integer.toString(ATTEMPTS),
                "nl2sql.llm.price.prompt", "1000",
                "nl2sql.llm.price.completion", "10000",
                "nl2sql.token.lifetime", "10m"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::stop, "stop-model-application"));
        }

        private static void stop() {
            INSTANCE.close();
            MODEL.close();
        }
    }
}
