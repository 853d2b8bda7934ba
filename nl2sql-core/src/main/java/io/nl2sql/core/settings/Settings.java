package io.nl2sql.core.settings;

import io.nl2sql.core.execution.CostBudget;
import io.nl2sql.core.linking.value.ValueLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole configuration, built once at start-up. Objects are given the part that they need. */
public record Settings(
        Server server,
        SystemDatabase systemDatabase,
        Files files,
        List<DataSourceSettings> dataSources,
        Optional<String> defaultDataSource,
        Execution execution,
        Streams streams,
        Questions questions,
        Conversations conversations,
        Embedded embedded,
        LlmSettings llm,
        RateLimits rateLimits,
        Duration catalogRefresh,
        Values values,
        Duration tokenLifetime,
        ZoneId timeZone) {
    /** Ports and directories; used by the launcher. */
    public record Server(
            int httpPort,
            Optional<Integer> httpsPort,
            Optional<Path> keyStore,
            Optional<Secret> keyStorePassword,
            Path dataDirectory,
            boolean demo,
            Optional<Integer> postgresPort) {}

    /** Where history and keys are kept. */
    public record SystemDatabase(Optional<String> url, Optional<String> user, Optional<Secret> password) {}

    /** Files named by the configuration. */
    public record Files(Optional<Path> configuration, Optional<Path> localUsers, Optional<Path> policies) {}

    /** Bounds of queries. */
    public record Execution(
            Duration statementTimeout, int maxRows, long maxBytes, CostBudget maxCost, int concurrency) {}

    /**
     * The index of stored values.
     *
     * @param directory where it is kept
     * @param refresh how old it may become
     */
    public record Values(Path directory, ValueLimits limits, Duration refresh) {}

    /** Bounds of results that are streamed row by row. */
    public record Streams(int maxRows, long maxBytes, Duration timeout) {}

    /** Bounds of questions. */
    public record Questions(int maxLength, Duration timeout) {}

    /** What is remembered of earlier questions and choices. */
    public record Conversations(int maxQuestions, Duration maxAge, int maxSuggestions, Duration deletedMaxAge) {}

    /** Thresholds of the embedded generator; empty means its own. */
    public record Embedded(Optional<Double> answerThreshold, Optional<Double> askThreshold, boolean embeddings) {}

    /** Per minute. */
    public record RateLimits(int signIn, int queries) {}

    private static final int MOST = Integer.MAX_VALUE;
    private static final int PORTS = 65_535;
    private static final Duration LONGEST_AGE = Duration.ofDays(36_500);

    public Settings {
        dataSources = List.copyOf(dataSources);
    }

    /**
     * Reads and checks raw values by key.
     *
     * @param raw all properties whose name starts with {@code nl2sql.}; an empty value counts as absent
     * @throws SettingsException for an unknown key or a value that cannot be used; the message names key and fix
     */
    public static Settings of(Map<String, String> raw) {
        RawSettings values = new RawSettings(raw);
        List<DataSourceSettings> sources = values.sourceNames().stream()
                .map(name -> DataSourceSettings.read(name, values))
                .toList();
        return new Settings(
                server(values),
                systemDatabase(values),
                files(values),
                sources,
                defaultSource(values, sources),
                execution(values),
                streams(values),
                new Questions(
                        values.count("nl2sql.question.max-length", 1, 100_000),
                        values.duration("nl2sql.question.timeout")),
                new Conversations(
                        values.count("nl2sql.conversation.max-questions", 0, 100),
                        values.duration("nl2sql.conversation.max-age"),
                        values.count("nl2sql.glossary.max-suggestions", 0, 10_000),
                        values.duration("nl2sql.glossary.deleted-max-age", LONGEST_AGE)),
                embedded(values),
                LlmSettings.read(values),
                new RateLimits(
                        values.count("nl2sql.rate-limit.sign-in", 1, MOST),
                        values.count("nl2sql.rate-limit.queries", 1, MOST)),
                values.duration("nl2sql.catalog.refresh"),
                storedValues(values),
                values.duration("nl2sql.token.lifetime"),
                values.zone("nl2sql.time-zone").orElseGet(Settings::systemZone));
    }

    private static Server server(RawSettings values) {
        return new Server(
                values.count("nl2sql.http.port", 0, PORTS),
                values.number("nl2sql.https.port", 0, PORTS),
                values.path("nl2sql.https.key-store"),
                values.secret("nl2sql.https.key-store-password"),
                values.path("nl2sql.data-dir").orElseThrow(),
                values.flag("nl2sql.demo"),
                values.number("nl2sql.postgres.port", 0, PORTS));
    }

    private static SystemDatabase systemDatabase(RawSettings values) {
        return new SystemDatabase(
                values.jdbcUrl("nl2sql.system.url"),
                values.text("nl2sql.system.user"),
                values.secret("nl2sql.system.password"));
    }

    private static Files files(RawSettings values) {
        return new Files(
                values.path("nl2sql.config.file"),
                values.path("nl2sql.local-users.file"),
                values.path("nl2sql.policy.file"));
    }

    private static Execution execution(RawSettings values) {
        return new Execution(
                values.duration("nl2sql.execution.statement-timeout"),
                values.count("nl2sql.execution.max-rows", 1, 10_000_000),
                values.bytes("nl2sql.execution.max-bytes"),
                values.costs("nl2sql.execution.max-cost"),
                values.count("nl2sql.execution.concurrency", 1, 1_000));
    }

    private static Streams streams(RawSettings values) {
        return new Streams(
                values.count("nl2sql.jdbc.max-rows", 1, MOST),
                values.bytes("nl2sql.jdbc.max-bytes"),
                values.duration("nl2sql.jdbc.stream-timeout"));
    }

    private static Values storedValues(RawSettings values) {
        return new Values(
                values.path("nl2sql.values.directory")
                        .orElseGet(() ->
                                values.path("nl2sql.data-dir").orElseThrow().resolve("values")),
                new ValueLimits(
                        values.count("nl2sql.values.max-count", 0, 100_000_000),
                        values.count("nl2sql.values.max-per-column", 1, 1_000_000),
                        values.bytes("nl2sql.values.max-size"),
                        values.duration("nl2sql.values.timeout")),
                values.duration("nl2sql.values.refresh"));
    }

    private static Embedded embedded(RawSettings values) {
        return new Embedded(
                values.fraction("nl2sql.embedded.answer-threshold"),
                values.fraction("nl2sql.embedded.ask-threshold"),
                values.flag("nl2sql.embedded.embeddings"));
    }

    private static Optional<String> defaultSource(RawSettings values, List<DataSourceSettings> sources) {
        Optional<String> named = values.text("nl2sql.default-data-source");
        named.ifPresent(name -> {
            if (sources.stream().noneMatch(source -> source.name().equals(name))) {
                throw RawSettings.malformed("nl2sql.default-data-source", "the name of a configured data source", name);
            }
        });
        return named.or(() -> sources.size() == 1 ? Optional.of(sources.get(0).name()) : Optional.empty());
    }

    private static ZoneId systemZone() {
        return ZoneId.systemDefault();
    }
}
