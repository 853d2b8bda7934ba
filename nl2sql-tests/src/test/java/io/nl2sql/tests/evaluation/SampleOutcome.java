package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.execution.ResultTable;
import java.util.List;
import java.util.Optional;

/** Outcomes for tests of what is made of them. */
final class SampleOutcome {
    private SampleOutcome() {}

    static Outcome answered(String database, double confidence, boolean right) {
        return of(database, Outcome.Kind.SCORED, Reaction.Status.ANSWERED, right, confidence, right);
    }

    /** Not answered, though the best guess would have been right or wrong. */
    static Outcome unsure(String database, double confidence, boolean guessRight) {
        return of(database, Outcome.Kind.SCORED, Reaction.Status.NEEDS_CLARIFICATION, false, confidence, guessRight);
    }

    static Outcome unanswerable(String database, Reaction.Status status) {
        boolean right = status != Reaction.Status.ANSWERED;
        return of(database, Outcome.Kind.UNANSWERABLE, status, right, 0.2, false);
    }

    /** With a category, which is not answered but reacted to. */
    static Outcome wanting(Expected expected, String category, Reaction.Status status) {
        Outcome some = of("shop", Outcome.Kind.UNANSWERABLE, status, expected.isMetBy(status), 0.2, false);
        EvaluationQuestion plain = some.question();
        return new Outcome(
                new EvaluationQuestion(
                        plain.id(),
                        plain.database(),
                        plain.text(),
                        plain.evidence(),
                        List.of(),
                        List.of(),
                        expected,
                        new Setting(category, List.of(), Optional.empty(), FiscalYear.calendar())),
                some.kind(),
                some.reaction(),
                some.right(),
                some.guess());
    }

    static Outcome goldFailed(String database) {
        return of(database, Outcome.Kind.GOLD_FAILED, Reaction.Status.ANSWERED, false, 0.9, false);
    }

    private static Outcome of(
            String database,
            Outcome.Kind kind,
            Reaction.Status status,
            boolean right,
            double confidence,
            boolean guessRight) {
        return new Outcome(
                new EvaluationQuestion("1", database, "How many?", "", List.of("SELECT 1"), true),
                kind,
                new Reaction(
                        status, "SELECT 1", Optional.of(confidence), 10, 4, "", Optional.empty(), ResultTable.empty()),
                right,
                Optional.of(new Outcome.Guess("SELECT 1", confidence, guessRight)));
    }
}
