package io.nl2sql.ejb.wiring;

import io.nl2sql.core.embedded.Thresholds;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.history.History;
import io.nl2sql.core.linking.meaning.WordMeanings;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedPipeline;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.PipelineLimits;
import io.nl2sql.core.pipeline.PolicyPreviews;
import io.nl2sql.core.pipeline.PolicyReports;
import io.nl2sql.core.pipeline.ValueReports;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.core.settings.SettingsException;
import io.nl2sql.core.statement.Statements;
import io.nl2sql.ejb.ask.ResponseThreads;
import io.nl2sql.ejb.glossary.FailClosedGlossary;
import io.nl2sql.ejb.glossary.JpaGlossary;
import io.nl2sql.ejb.history.FailClosedHistory;
import io.nl2sql.ejb.history.JpaHistory;
import io.nl2sql.security.auth.LocalAccounts;
import io.nl2sql.security.auth.SigningKeys;
import io.nl2sql.security.auth.TokenIssuer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts the application's objects together, once. What is final cannot be proxied, hence singletons. */
@ApplicationScoped
public class Components {
    @Inject
    JpaHistory stored;

    @Inject
    JpaGlossary storedGlossary;

    @Resource
    ManagedThreadFactory threadFactory;

    private Settings settings;
    private Clock clock;
    private Threads threads;
    private SourceRegistry sources;
    private CalciteGuard guard;
    private WordMeanings meanings;
    private SqlGenerator generator;
    private History history;
    private Glossary glossary;
    private VisibleCatalogs catalogs;

    @PostConstruct
    void build() {
        settings = Configuration.read(ConfigProvider.getConfig(), System.getenv());
        clock = Clock.system(settings.timeZone());
        threads = new Threads(threadFactory, settings.execution().concurrency());
        guard = new CalciteGuard(GuardLimits.defaults());
        meanings = WordMeanings.of(settings.embedded().embeddings(), threads.learning());
        generator = Generators.of(settings.llm(), thresholds(settings.embedded()), meanings, threads.workers(), clock);
        history = new FailClosedHistory(stored);
        glossary = new FailClosedGlossary(storedGlossary);
        catalogs = new VisibleCatalogs();
        Policies policies = new Policies(settings.files().policies());
        ValueKeeping values = new ValueKeeping(settings.values(), threads.indexing(), clock);
        sources = new SourceRegistry(
                settings.dataSources().stream()
                        .map(source ->
                                new ManagedSource(source, policies, settings.execution(), settings.timeZone(), values))
                        .toList(),
                settings.defaultDataSource(),
                settings.catalogRefresh(),
                policies);
    }

    private static Thresholds thresholds(Settings.Embedded embedded) {
        double answer = embedded.answerThreshold().orElse(Thresholds.defaults().answer());
        double ask = embedded.askThreshold()
                .orElse(Math.min(answer, Thresholds.defaults().ask()));
        if (ask > answer) {
            throw new SettingsException(
                    "The value of nl2sql.embedded.ask-threshold must not be above that of nl2sql.embedded.answer-threshold.");
        }
        return new Thresholds(answer, ask);
    }

    /** Begins to read the data sources. */
    void start() {
        sources.start(threads.background());
    }

    /** Warms the guard up in the background, then calls back. */
    void warmUp(Runnable done) {
        threads.background().execute(() -> {
            guard.warmUp();
            done.run();
            meanings.prepare();
        });
    }

    /** Data sources that cannot be asked at the moment. */
    long unavailableSources() {
        return sources.list().stream()
                .filter(status -> status.problem().isPresent())
                .count();
    }

    /** Mistakes in policies, of all data sources together. */
    long policyFaults() {
        return sources.all().stream()
                .mapToLong(report -> report.faults().size())
                .sum();
    }

    boolean areSourcesTried() {
        return sources.areAllTried();
    }

    @PreDestroy
    void close() {
        threads.close();
        sources.close();
        meanings.close();
    }

    @Produces
    @Singleton
    Settings settings() {
        return settings;
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    @Produces
    @Singleton
    History history() {
        return history;
    }

    @Produces
    @Singleton
    Glossary glossary() {
        return glossary;
    }

    @Produces
    @Singleton
    DataSources dataSources() {
        return sources;
    }

    @Produces
    @Singleton
    PolicyReports policyReports() {
        return sources;
    }

    @Produces
    @Singleton
    ValueReports valueReports() {
        return sources;
    }

    @Produces
    @Singleton
    VisibleCatalogs visibleCatalogs() {
        return catalogs;
    }

    @Produces
    @Singleton
    Guard guard() {
        return guard;
    }

    @Produces
    @Singleton
    SqlGenerator generator() {
        return generator;
    }

    @Produces
    @Singleton
    Pipeline pipeline() {
        return new GovernedPipeline(
                sources, catalogs, generator, guard, history, glossary, limits(), threads.workers(), clock);
    }

    @Produces
    @Singleton
    PolicyPreviews policyPreviews() {
        return new PolicyPreviews(sources, generator, guard, history, limits(), threads.workers(), clock);
    }

    private PipelineLimits limits() {
        return new PipelineLimits(
                settings.questions().maxLength(),
                settings.questions().timeout(),
                settings.execution().statementTimeout(),
                settings.llm().corrections(),
                new PipelineLimits.Rows(
                        settings.execution().maxRows(), settings.execution().maxBytes()),
                new PipelineLimits.Streams(
                        new PipelineLimits.Rows(
                                settings.streams().maxRows(), settings.streams().maxBytes()),
                        settings.streams().timeout()),
                settings.execution().maxCost(),
                new PipelineLimits.Conversations(
                        settings.conversations().maxQuestions(),
                        settings.conversations().maxAge(),
                        settings.conversations().maxSuggestions()));
    }

    @Produces
    @Singleton
    Statements statements(Pipeline pipeline) {
        return new Statements(
                pipeline,
                sources,
                catalogs,
                GuardLimits.defaults(),
                threads.workers(),
                settings.streams().maxRows(),
                settings.timeZone());
    }

    @Produces
    @Singleton
    ResponseThreads responseThreads() {
        return threads.responses();
    }

    @Produces
    @Singleton
    LocalAccounts localAccounts() {
        return settings.files()
                .localUsers()
                .map(Components::accounts)
                .orElseGet(() -> LocalAccounts.parse("users: []"));
    }

    private static LocalAccounts accounts(Path file) {
        try {
            return LocalAccounts.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The file that nl2sql.local-users.file names cannot be read: " + file, e);
        }
    }

    @Produces
    @Singleton
    TokenIssuer tokenIssuer(SigningKeys keys) {
        return new TokenIssuer(keys, clock, settings.tokenLifetime());
    }
}
