package io.nl2sql.tests.evaluation;

import io.nl2sql.core.execution.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a question, as the product would and with the generator forced to guess, and compares with the expected rows. */
final class Judge {
    private final Asker product;
    private final Optional<Asker> bestGuess;
    private final GoldQueries golds;
    private final Comparison comparison;

    /** @param bestGuess empty where the product answers whatever it can */
    Judge(Asker product, Optional<Asker> bestGuess, GoldQueries golds) {
        this.product = product;
        this.bestGuess = bestGuess;
        this.golds = golds;
        this.comparison = new Comparison(golds::run);
    }

    Outcome judge(EvaluationQuestion question) {
        List<Gold> expected = question.isScored() ? expected(question) : List.of();
        Reaction reaction = product.ask(question);
        boolean right = isRight(reaction, expected);
        Outcome.Kind kind = kind(question, expected);
        return new Outcome(
                question,
                kind,
                reaction.withoutRows(),
                kind == Outcome.Kind.UNANSWERABLE ? question.expected().isMetBy(reaction.status()) : right,
                guess(question, reaction, right, expected));
    }

    /** What is answered anyway is the best guess. */
    private Optional<Outcome.Guess> guess(
            EvaluationQuestion question, Reaction reaction, boolean right, List<Gold> expected) {
        if (reaction.isAnswered() || bestGuess.isEmpty()) {
            return guess(reaction, right);
        }
        Reaction forced = bestGuess.get().ask(question);
        return guess(forced, isRight(forced, expected));
    }

    private static Optional<Outcome.Guess> guess(Reaction reaction, boolean right) {
        return reaction.confidence().map(confidence -> new Outcome.Guess(reaction.sql(), confidence, right));
    }

    private static Outcome.Kind kind(EvaluationQuestion question, List<Gold> expected) {
        if (!question.answerable()) {
            return Outcome.Kind.UNANSWERABLE;
        }
        if (question.golds().isEmpty()) {
            return Outcome.Kind.WITHOUT_GOLD;
        }
        return expected.isEmpty() ? Outcome.Kind.GOLD_FAILED : Outcome.Kind.SCORED;
    }

    private boolean isRight(Reaction reaction, List<Gold> expected) {
        return reaction.isAnswered()
                && expected.stream().anyMatch(gold -> comparison.isRight(gold.sql(), gold.result(), reaction.result()));
    }

    private List<Gold> expected(EvaluationQuestion question) {
        List<Gold> expected = new ArrayList<>();
        Stream.concat(question.golds().stream(), question.also().stream())
                .forEach(sql -> golds.run(sql).ifPresent(result -> expected.add(new Gold(sql, result))));
        return expected;
    }

    /** An expected query that ran. */
    private record Gold(String sql, ResultTable result) {}
}
