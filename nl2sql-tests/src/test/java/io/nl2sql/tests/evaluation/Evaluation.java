package io.nl2sql.tests.evaluation;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program behind {@code ./mvnw -Peval}; it runs inside Maven and ends it, so that its lines are the last ones. */
public final class Evaluation {
    private static final Logger EVERYTHING = Logger.getLogger("");
    private static final int NOT_DONE = 2;

    private Evaluation() {}

    public static void main(String... arguments) {
        EVERYTHING.setLevel(Level.WARNING);
        System.exit(run(System.getProperties(), System.out, System.err));
    }

    /**
     * Reads, asks, writes and reports.
     *
     * @param given the options, as system properties
     * @return 0 where the run completed, whatever it found
     */
    static int run(Properties given, PrintStream report, PrintStream messages) {
        ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
        try {
            lines(given, timing, messages).forEach(report::println);
            return 0;
        } catch (EvaluationException e) {
            messages.println("Evaluation: " + e.getMessage());
            return NOT_DONE;
        } finally {
            timing.shutdownNow();
        }
    }

    private static List<String> lines(Properties given, ScheduledExecutorService timing, PrintStream messages) {
        Options options = Options.of(given);
        if (options.goldsOnly()) {
            return new GoldCheck(options).lines(questions(options));
        }
        Contestant contestant = Contestant.named(options.generator(), given, System.getenv(), timing);
        List<EvaluationQuestion> questions = questions(options);
        try (Run run = new Run(options, contestant, timing, messages);
                OutcomeFile file = new OutcomeFile(options.out());
                Progress progress = new Progress(messages, isTerminal(), questions.size())) {
            return new Report(run.outcomes(questions, progress, file)).lines();
        }
    }

    private static List<EvaluationQuestion> questions(Options options) {
        List<EvaluationQuestion> questions = QuestionFile.readAll(options.questions()).stream()
                .filter(question -> options.isWanted(question.database()))
                .toList();
        if (questions.isEmpty()) {
            throw new EvaluationException("-Ddatabases and -Dexcept leave no question of " + options.questions() + ".");
        }
        return questions;
    }

    /** Before JDK 22 there is a console on a terminal only; since then it says itself whether it is one. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
