package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Verdict.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of verdicts, and the statements that leak. */
final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> details = new TreeMap<>();
    private final List<String> leaks = new ArrayList<>();

    void add(String from, Statement statement, Verdict verdict) {
        counts.merge(verdict.outcome(), 1, Integer::sum);
        if (verdict.leaks()) {
            leaks.add(from + ": " + statement.sql() + "\n  " + verdict.detail());
        } else if (!verdict.detail().isEmpty()) {
            details.merge(
                    verdict.outcome() + " "
                            + verdict.detail().replaceAll(", line=[^;]*", "").replaceAll("\\s+", " "),
                    1,
                    Integer::sum);
        }
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int asked() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int accepted() {
        return asked() - count(Outcome.REFUSED);
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    @Override
    public String toString() {
        return asked() + " statements, " + accepted() + " accepted: " + counts;
    }

    void print(PrintStream out) {
        out.println(this);
        details.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(60)
                .forEach(entry -> out.println("  " + entry.getValue() + " × " + entry.getKey()));
        leaks.forEach(out::println);
    }
}
