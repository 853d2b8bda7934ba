package io.nl2sql.tests.coverage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Prints what was measured, a table of a line for each corpus and kind of policies, and the exceptions by reason. */
final class Report {
    private static final int FIRST = 8;
    private static final int LONGEST = 150;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(List<Result> results) {
        Map<String, List<Result>> groups = new LinkedHashMap<>();
        results.forEach(
                result -> groups.computeIfAbsent(result.corpus() + " | " + result.policies(), name -> new ArrayList<>())
                        .add(result));
        out.println("| corpus | policies | statements | accepted | same rows | left open | other rows | fails | refused"
                + " | not run by PostgreSQL | changed by policies | without rows | fenced | rewritten / native: median | p95"
                + " | most | guard ms: median | p95 | most |");
        out.println("|" + "---|".repeat(19));
        groups.forEach(this::line);
        groups.forEach(this::exceptions);
    }

    private void line(String name, List<Result> results) {
        List<Result> compared = results.stream()
                .filter(result -> result.verdict() == Verdict.SAME)
                .toList();
        double[] ratios = sorted(
                compared,
                result -> (double) result.numbers().guardedNanos()
                        / Math.max(1, result.numbers().nativeNanos()));
        double[] guarding = sorted(compared, result -> result.numbers().guardNanos() / 1e6);
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s | %s | %s | %s | %s | %s |%n",
                name,
                results.size(),
                results.stream().filter(result -> result.verdict().isAccepted()).count(),
                count(results, Verdict.SAME),
                count(results, Verdict.UNDETERMINED),
                count(results, Verdict.DIFFERENT),
                count(results, Verdict.FAILED) + count(results, Verdict.TOO_SLOW),
                count(results, Verdict.REFUSED),
                count(results, Verdict.SAME_FAILURE)
                        + count(results, Verdict.REFUSED_BY_BOTH)
                        + count(results, Verdict.ONLY_OURS),
                results.stream().filter(result -> result.numbers().changed()).count(),
                compared.stream().filter(result -> result.numbers().rows() == 0).count(),
                results.stream().filter(result -> result.numbers().fenced()).count(),
                at(ratios, 0.5),
                at(ratios, 0.95),
                at(ratios, 1),
                at(guarding, 0.5),
                at(guarding, 0.95),
                at(guarding, 1));
    }

    private static double[] sorted(List<Result> results, ToDoubleFunction<Result> number) {
        double[] numbers = results.stream().mapToDouble(number).toArray();
        Arrays.sort(numbers);
        return numbers;
    }

    private static String at(double[] sorted, double share) {
        int index = (int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)));
        return sorted.length == 0 ? "" : String.format(Locale.ROOT, "%.2f", sorted[index]);
    }

    private static long count(List<Result> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private void exceptions(String name, List<Result> results) {
        Map<String, List<String>> reasons = new TreeMap<>();
        for (Result result : results) {
            if (result.verdict() != Verdict.SAME) {
                String reason = result.verdict().title() + ": " + reason(result);
                reasons.computeIfAbsent(reason, any -> new ArrayList<>())
                        .add(result.written().id());
            }
        }
        if (!reasons.isEmpty()) {
            out.println(System.lineSeparator() + name);
            reasons.forEach((reason, ids) -> out.println(
                    "  " + ids.size() + " × " + reason + " " + ids.subList(0, Math.min(FIRST, ids.size()))));
        }
    }

    /** What groups exceptions; the list has the rest. */
    private static String reason(Result result) {
        return switch (result.verdict()) {
            case SAME_FAILURE, REFUSED_BY_BOTH, ONLY_OURS -> result.state();
            case DIFFERENT, UNDETERMINED, SAME -> "";
            case REFUSED, FAILED, TOO_SLOW -> line(result.reason());
        };
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(LONGEST, line.length()));
    }
}
