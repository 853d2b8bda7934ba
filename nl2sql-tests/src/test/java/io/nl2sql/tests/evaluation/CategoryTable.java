package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Outcomes by the kind of reply that is wanted and by category, for questions that have one. */
final class CategoryTable {
    private static final String HEAD = "%-16s %-24s %9s %9s %11s %8s %7s %6s %8s";
    private static final String ROW = "%-16s %-24s %9d %9d %11d %8d %7d %6d %8.1f";
    private static final String ALL = "all";

    private final List<Outcome> outcomes;

    CategoryTable(Collection<Outcome> outcomes) {
        this.outcomes = outcomes.stream()
                .filter(outcome -> !outcome.question().setting().category().isEmpty())
                .filter(outcome -> outcome.kind() == Outcome.Kind.SCORED || outcome.kind() == Outcome.Kind.UNANSWERABLE)
                .toList();
    }

    /** Nothing where no question has a category. */
    List<String> lines() {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                HEAD,
                "wanted",
                "category",
                "questions",
                "answered",
                "asked back",
                "refused",
                "failed",
                "right",
                "right %"));
        Map<Expected, List<Outcome>> wanted = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.question().expected(), TreeMap::new, Collectors.toList()));
        wanted.forEach((expected, some) -> lines.addAll(lines(expected, some)));
        lines.add(row(ALL, "", outcomes));
        return lines;
    }

    private static List<String> lines(Expected expected, List<Outcome> outcomes) {
        Map<String, List<Outcome>> byCategory = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.question().setting().category(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byCategory.forEach((category, some) -> lines.add(row(expected.words(), category, some)));
        lines.add(row(expected.words(), ALL, outcomes));
        return lines;
    }

    private static String row(String wanted, String category, List<Outcome> some) {
        int right = (int) some.stream().filter(Outcome::right).count();
        return String.format(
                Locale.ROOT,
                ROW,
                wanted,
                category,
                some.size(),
                count(some, Reaction.Status.ANSWERED),
                count(some, Reaction.Status.NEEDS_CLARIFICATION),
                count(some, Reaction.Status.REFUSED),
                count(some, Reaction.Status.FAILED),
                right,
                Tally.share(right, some.size()));
    }

    private static int count(List<Outcome> some, Reaction.Status status) {
        return (int) some.stream()
                .filter(outcome -> outcome.reaction().status() == status)
                .count();
    }
}
