package io.nl2sql.tests.evaluation;

import io.nl2sql.core.execution.ExecutionLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the expected queries of every question that has several, database by database. Nothing is asked. */
final class GoldCheck {
    private static final int MOST_ROWS = 100_000;

    private final Options options;

    GoldCheck(Options options) {
        this.options = options;
    }

    /**
     * The questions whose expected queries disagree, then how many there are of each kind.
     *
     * @throws EvaluationException where a database cannot be read, or no question has two expected queries
     */
    List<String> lines(Collection<EvaluationQuestion> questions) {
        Map<String, List<EvaluationQuestion>> byDatabase = questions.stream()
                .filter(question -> question.golds().size() > 1)
                .collect(Collectors.groupingBy(EvaluationQuestion::database, LinkedHashMap::new, Collectors.toList()));
        if (byDatabase.isEmpty()) {
            throw new EvaluationException("No question has two expected queries that could be compared.");
        }
        Map<GoldAgreement.Verdict, Integer> counts = new EnumMap<>(GoldAgreement.Verdict.class);
        List<String> lines = new ArrayList<>();
        byDatabase.forEach((name, some) -> verdicts(name, some).forEach((question, verdict) -> {
            counts.merge(verdict, 1, Integer::sum);
            if (verdict != GoldAgreement.Verdict.AGREE) {
                lines.add(question.id() + " " + verdict.words() + ": " + question.text());
            }
        }));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((verdict, count) -> lines.add(String.format(
                Locale.ROOT,
                "%d of %d questions (%.1f %%): expected queries %s",
                count,
                all,
                Tally.share(count, all),
                verdict.words())));
        return lines;
    }

    private Map<EvaluationQuestion, GoldAgreement.Verdict> verdicts(String name, List<EvaluationQuestion> questions) {
        try (EvaluatedDatabase database = EvaluatedDatabase.connect(name, options)) {
            GoldAgreement agreement = new GoldAgreement(new GoldQueries(
                    database.runner(),
                    new ExecutionLimits(options.timeout(), MOST_ROWS, EvaluatedDatabase.mostBytes())));
            Map<EvaluationQuestion, GoldAgreement.Verdict> verdicts = new LinkedHashMap<>();
            questions.forEach(question -> verdicts.put(question, agreement.of(question)));
            return verdicts;
        }
    }
}
