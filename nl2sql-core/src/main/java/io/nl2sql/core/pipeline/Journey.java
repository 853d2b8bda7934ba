package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known so far about one request on its way through the stages. Stages follow one another, but on different
 * threads, and the deadline may look in at any time; hence the lock.
 */
final class Journey {
    private static final double NANOS_PER_MILLI = 1e6;

    private final UUID id = UUID.randomUUID();
    private final Instant at;
    private final long start = System.nanoTime();
    private final Cancellation cancellation = new Cancellation();
    private final Exit exit = new Exit();
    private final Caller caller;
    private final String question;
    private final Optional<Integer> wishedRows;
    private final boolean dryRun;
    private final Duration timeout;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Double> timings = new LinkedHashMap<>();
    private Optional<GovernedSource> source = Optional.empty();
    private Optional<VisibleCatalog> catalog = Optional.empty();
    private Optional<GeneratedSql> generated = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private List<String> policies = List.of();
    private String generator = "";
    private String sql = "";
    private String conversation = "";
    private Map<String, List<Naming>> offered = Map.of();
    private String executedSql = "";
    private long stageStart = start;

    /** @param timeout from now to the answer, or to the first row of a streamed one */
    Journey(
            Caller caller,
            String question,
            Optional<Integer> wishedRows,
            boolean dryRun,
            Duration timeout,
            Instant at) {
        this.caller = caller;
        this.question = question;
        this.wishedRows = wishedRows;
        this.dryRun = dryRun;
        this.timeout = timeout;
        this.at = at;
    }

    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    Caller caller() {
        return caller;
    }

    String question() {
        return question;
    }

    Optional<Integer> wishedRows() {
        return wishedRows;
    }

    boolean isDryRun() {
        return dryRun;
    }

    Duration timeout() {
        return timeout;
    }

    /** Until the answer, or the first row of a streamed one, is due; negative when that has passed. */
    Duration remaining() {
        return timeout.minusNanos(elapsedNanos());
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Exit exit() {
        return exit;
    }

    /** @throws Nl2SqlException QUERY_CANCELLED */
    void checkNotCancelled() {
        if (cancellation.isCancelled()) {
            throw new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
        }
    }

    long elapsedNanos() {
        return System.nanoTime() - start;
    }

    double elapsedMillis() {
        return elapsedNanos() / NANOS_PER_MILLI;
    }

    /** Ends the stage that is under way and names it. */
    synchronized void finished(String stage) {
        long now = System.nanoTime();
        timings.merge(stage, (now - stageStart) / NANOS_PER_MILLI, Double::sum);
        stageStart = now;
    }

    synchronized void resolved(GovernedSource found, VisibleCatalog visible) {
        source = Optional.of(found);
        catalog = Optional.of(visible);
    }

    synchronized GovernedSource source() {
        return source.orElseThrow();
    }

    synchronized VisibleCatalog catalog() {
        return catalog.orElseThrow();
    }

    synchronized String dataSource() {
        return source.map(GovernedSource::name).orElse("");
    }

    synchronized void written(String by, String text) {
        generator = by;
        sql = text;
    }

    /** @param name of the conversation that the question goes on with; a new one is named after the question */
    synchronized void conversing(Optional<String> name) {
        conversation = name.orElse(id.toString());
    }

    synchronized Dialogue dialogue() {
        return new Dialogue(conversation, generated.map(GeneratedSql::takenAs).orElse(""), offered);
    }

    /** @param choices what each choice that the asker is given says of words */
    synchronized void offering(Map<String, List<Naming>> choices) {
        offered = choices;
    }

    synchronized void generated(GeneratedSql text) {
        generated = Optional.of(text);
        sql = text.sql();
    }

    /** The other readings are offered as well. */
    synchronized void foundNothing() {
        generated = generated.map(GeneratedSql::foundNothing);
    }

    synchronized Optional<GeneratedSql> generated() {
        return generated;
    }

    synchronized String generator() {
        return generator;
    }

    synchronized String sql() {
        return sql;
    }

    /** What a generator replied, before anybody looked at its SQL. */
    synchronized void replied(Reply reply) {
        generator = reply.generator();
        usage = reply.usage()
                .map(more -> usage.map(before -> before.plus(more)).orElse(more))
                .or(() -> usage);
        reply.notices().forEach(this::warn);
    }

    synchronized Optional<Usage> usage() {
        return usage;
    }

    synchronized void authorized(List<String> applied) {
        policies = applied;
    }

    synchronized List<String> policies() {
        return policies;
    }

    synchronized void executing(String text) {
        executedSql = text;
    }

    synchronized String executedSql() {
        return executedSql;
    }

    synchronized void warn(String sentence) {
        if (!warnings.contains(sentence)) {
            warnings.add(sentence);
        }
    }

    synchronized Answer answered(ResultTable result) {
        return answer(
                Answer.Status.ANSWERED,
                result,
                generated.map(GeneratedSql::explanation).orElse(""),
                Optional.empty(),
                Optional.empty(),
                generated.map(GeneratedSql::words).orElse(List.of()));
    }

    synchronized Answer answer(
            Answer.Status status,
            ResultTable result,
            String explanation,
            Optional<Answer.Clarification> clarification,
            Optional<String> reason,
            List<io.nl2sql.core.llm.BoundWord> words) {
        Map<String, Double> all = new LinkedHashMap<>(timings);
        all.put("total", elapsedMillis());
        return new Answer(
                id,
                status,
                question,
                dataSource(),
                sql,
                executedSql,
                result,
                explanation,
                clarification,
                reason,
                generated.map(GeneratedSql::assumptions).orElse(List.of()),
                generated.map(GeneratedSql::alternatives).orElse(List.of()),
                words,
                generated.map(GeneratedSql::confidence),
                generator,
                warnings,
                all,
                usage,
                conversation);
    }
}
