package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PipelineLimits;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** One evaluation from questions to outcomes, a database after another. For one use. */
final class Run implements AutoCloseable {
    private static final int LONGEST_QUESTION = 4_000;
    private static final int MOST_ROWS = 100_000;
    /** Beside the statement: a language model may think, and be asked again. */
    private static final Duration THINKING = Duration.ofSeconds(45);

    private final Options options;
    private final Contestant contestant;
    private final PrintStream messages;
    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final ExecutorService asking;
    private final ScheduledExecutorService timing;

    private int unreadable;

    /**
     * @param timing deadlines
     * @param messages told about databases that cannot be asked
     */
    Run(Options options, Contestant contestant, ScheduledExecutorService timing, PrintStream messages) {
        this.options = options;
        this.contestant = contestant;
        this.timing = timing;
        this.messages = messages;
        this.asking = Executors.newFixedThreadPool(options.parallel());
    }

    /**
     * Asks every question and writes its outcome down, a database at a time.
     *
     * @return the outcomes by database, in the order of the file within each
     * @throws EvaluationException where no database at all can be asked
     */
    List<Outcome> outcomes(List<EvaluationQuestion> questions, Progress progress, OutcomeFile file) {
        guard.warmUp();
        Map<Sitting, List<EvaluationQuestion>> sittings =
                questions.stream().collect(Collectors.groupingBy(Sitting::of, LinkedHashMap::new, Collectors.toList()));
        List<Outcome> outcomes = new ArrayList<>();
        sittings.forEach((sitting, some) -> {
            List<Outcome> found = outcomes(sitting, some, progress);
            found.forEach(file::write);
            outcomes.addAll(found);
        });
        if (unreadable == sittings.size()) {
            throw new EvaluationException("No database can be asked. Check -Durl, -Duser and -Dpassword.");
        }
        return outcomes;
    }

    private List<Outcome> outcomes(Sitting sitting, List<EvaluationQuestion> questions, Progress progress) {
        try (EvaluatedDatabase database = EvaluatedDatabase.connect(sitting.database(), options)) {
            return ask(judge(database.read(), sitting), questions, progress);
        } catch (EvaluationException e) {
            unreadable++;
            messages.println(e.getMessage());
            return questions.stream()
                    .map(question -> unreachable(question, e.getMessage()))
                    .toList();
        }
    }

    private List<Outcome> ask(Judge judge, List<EvaluationQuestion> questions, Progress progress) {
        List<CompletableFuture<Outcome>> asked = questions.stream()
                .map(question -> CompletableFuture.supplyAsync(() -> judge.judge(question), asking)
                        .whenComplete((outcome, failure) -> {
                            if (failure == null) {
                                progress.step(outcome);
                            }
                        }))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Judge judge(GovernedSource source, Sitting sitting) {
        PipelineLimits.Rows rows = new PipelineLimits.Rows(MOST_ROWS, EvaluatedDatabase.mostBytes());
        PipelineLimits limits = new PipelineLimits(
                LONGEST_QUESTION,
                options.timeout().plus(THINKING),
                options.timeout(),
                contestant.corrections(),
                rows,
                new PipelineLimits.Streams(rows, options.timeout()));
        return new Judge(
                new Asker(source, sitting.dated(contestant.product()), guard, limits, timing),
                contestant
                        .bestGuess()
                        .map(generator -> new Asker(source, sitting.dated(generator), guard, limits, timing)),
                new GoldQueries(source.runner(), new ExecutionLimits(options.timeout(), MOST_ROWS, rows.maxBytes())));
    }

    private static Outcome unreachable(EvaluationQuestion question, String why) {
        return new Outcome(
                question,
                Outcome.Kind.GOLD_FAILED,
                Reaction.failed("", Optional.empty(), 0, why),
                false,
                Optional.empty());
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    /** Questions about one database, seen from one moment, after the same earlier questions. */
    private record Sitting(String database, Optional<Instant> now, FiscalYear years, List<String> previous) {
        static Sitting of(EvaluationQuestion question) {
            return new Sitting(
                    question.database(),
                    question.setting().now(),
                    question.setting().years(),
                    question.setting().previous());
        }

        SqlGenerator dated(SqlGenerator generator) {
            Optional<LocalDate> today = now.map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
            return today.isEmpty() && previous.isEmpty()
                    ? generator
                    : new DatedGenerator(generator, today, years, previous);
        }
    }
}
