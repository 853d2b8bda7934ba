package io.nl2sql.tests.evaluation;

import io.nl2sql.core.llm.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a run found, as lines of plain text. */
final class Report {
    private static final String ROW = "%-32s %9d %9d %7d %7.1f %9.1f %10.1f %11.1f %12d";
    private static final String HEAD = "%-32s %9s %9s %7s %7s %9s %10s %11s %12s";
    private static final double MEDIAN = 0.5;
    private static final double SLOW = 0.95;

    private final Collection<Outcome> outcomes;

    Report(Collection<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(databases());
        lines.addAll(unanswerable());
        lines.addAll(new CategoryTable(outcomes).lines());
        lines.addAll(tenths());
        lines.addAll(latency());
        lines.addAll(usage());
        return lines;
    }

    private List<String> databases() {
        Map<String, List<Outcome>> byDatabase = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.question().database(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(line(
                HEAD,
                "database",
                "questions",
                "answered",
                "right",
                "EX %",
                "coverage",
                "precision",
                "best guess",
                "gold failed"));
        byDatabase.forEach((name, some) -> lines.add(row(name, Tally.of(some))));
        lines.add(row("all", Tally.of(outcomes)));
        return lines;
    }

    private static String row(String name, Tally tally) {
        return line(
                ROW,
                name,
                tally.questions(),
                tally.answered(),
                tally.right(),
                tally.accuracy(),
                tally.coverage(),
                tally.precision(),
                tally.guessedAccuracy(),
                tally.goldFailed());
    }

    private List<String> unanswerable() {
        List<Outcome> some = outcomes.stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.UNANSWERABLE)
                .toList();
        if (some.isEmpty()) {
            return List.of();
        }
        return List.of(
                "",
                line(
                        "Unanswerable questions: %d; right %.1f %% (%d refused, %d asked back), wrong: %d answered,"
                                + " %d failed",
                        some.size(),
                        Tally.share((int) some.stream().filter(Outcome::right).count(), some.size()),
                        count(some, Reaction.Status.REFUSED),
                        count(some, Reaction.Status.NEEDS_CLARIFICATION),
                        count(some, Reaction.Status.ANSWERED),
                        count(some, Reaction.Status.FAILED)));
    }

    private static int count(Collection<Outcome> some, Reaction.Status status) {
        return (int) some.stream()
                .filter(outcome -> outcome.reaction().status() == status)
                .count();
    }

    private List<String> tenths() {
        List<ConfidenceTenth> tenths = ConfidenceTenth.of(outcomes);
        if (tenths.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Best guesses by confidence, a tenth of the questions a line, the surest first");
        lines.add(
                line("%-13s %6s %9s %7s %11s %14s", "confidence", "mean", "questions", "right", "precision", "so far"));
        int questions = 0;
        int right = 0;
        for (ConfidenceTenth tenth : tenths) {
            questions += tenth.questions();
            right += tenth.right();
            lines.add(line(
                    "%.2f to %.2f %7.2f %9d %7d %11.1f %14.1f",
                    tenth.lowest(),
                    tenth.highest(),
                    tenth.mean(),
                    tenth.questions(),
                    tenth.right(),
                    Tally.share(tenth.right(), tenth.questions()),
                    Tally.share(right, questions)));
        }
        return lines;
    }

    private List<String> latency() {
        return List.of(
                "",
                line(
                        "From question to rows: median %.1f ms, 95th percentile %.1f ms; of these the generator: %.1f ms,"
                                + " %.1f ms",
                        percentile(MEDIAN, Reaction::latencyMillis),
                        percentile(SLOW, Reaction::latencyMillis),
                        percentile(MEDIAN, Reaction::generateMillis),
                        percentile(SLOW, Reaction::generateMillis)));
    }

    /** The smallest value that no smaller share of all lies at or below. */
    private double percentile(double share, ToDoubleFunction<Reaction> measure) {
        double[] sorted = outcomes.stream()
                .map(Outcome::reaction)
                .mapToDouble(measure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private List<String> usage() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.reaction().usage().stream())
                .reduce(Usage::plus)
                .map(all -> line(
                        "Language model %s: %d tokens read, %d written, %.2f US dollars",
                        all.model(), all.promptTokens(), all.completionTokens(), all.costUsd()))
                .stream()
                .toList();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
