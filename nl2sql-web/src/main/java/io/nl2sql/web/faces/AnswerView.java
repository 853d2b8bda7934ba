package io.nl2sql.web.faces;

import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Notices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer as the page shows it. */
public final class AnswerView {
    private static final String TOTAL = "total";

    private final Answer answer;
    private final ResultView result;
    private final List<String> limitedTables;

    AnswerView(Answer answer, PolicyView policy) {
        this.answer = answer;
        this.result = new ResultView(answer.result(), policy.maskedColumns());
        this.limitedTables = policy.limitedTables();
    }

    public Answer answer() {
        return answer;
    }

    public ResultView result() {
        return result;
    }

    public boolean isAnswered() {
        return answer.status() == Answer.Status.ANSWERED;
    }

    public boolean isClarification() {
        return answer.status() == Answer.Status.NEEDS_CLARIFICATION;
    }

    public boolean isRefused() {
        return answer.status() == Answer.Status.REFUSED;
    }

    public String statusText() {
        return switch (answer.status()) {
            case ANSWERED -> "Answered";
            case NEEDS_CLARIFICATION -> "One question back";
            case REFUSED -> "Not answered";
        };
    }

    public String clarification() {
        return answer.clarification().map(Answer.Clarification::question).orElse("");
    }

    public List<String> choices() {
        return answer.clarification().map(Answer.Clarification::choices).orElse(List.of());
    }

    public String reason() {
        return answer.reason().orElse("");
    }

    public boolean isConfidenceKnown() {
        return answer.confidence().isPresent();
    }

    /** In words and as a number: a bare percentage reads as more exact than it is. */
    public String confidence() {
        return Confidence.of(percent()).words() + " (" + percent() + " %)";
    }

    public String confidenceStyle() {
        return Confidence.of(percent()).name().toLowerCase(Locale.ROOT);
    }

    private long percent() {
        return Math.round(answer.confidence().orElse(0.0) * 100);
    }

    public String generator() {
        return answer.sql().isEmpty() && answer.generator().equals("embedded")
                ? "read by the embedded generator"
                : generator(answer.generator());
    }

    /** Who wrote SQL, in words. */
    static String generator(String name) {
        return switch (name) {
            case "person" -> "SQL written by you";
            case "" -> "";
            case "openai" -> "SQL and words by the language model";
            default -> "SQL written by the " + name + " generator";
        };
    }

    /** Which language model was asked and what it took, failed attempts included; empty where none was. */
    public String usage() {
        return answer.usage()
                .map(usage -> String.format(
                        Locale.ENGLISH,
                        "%s, %,d tokens%s",
                        usage.model(),
                        usage.promptTokens() + usage.completionTokens(),
                        usage.costUsd() > 0 ? String.format(Locale.ENGLISH, ", $%.4f", usage.costUsd()) : ""))
                .orElse("");
    }

    public String duration() {
        Map<String, Double> timings = answer.timings();
        double millis = timings.containsKey(TOTAL)
                ? timings.get(TOTAL)
                : timings.values().stream().mapToDouble(Double::doubleValue).sum();
        return Durations.words(millis);
    }

    /** Time of each stage, in words. */
    public String stages() {
        return answer.timings().entrySet().stream()
                .filter(stage -> !stage.getKey().equals(TOTAL))
                .map(stage -> stage.getKey() + " " + Durations.words(stage.getValue()))
                .collect(Collectors.joining(", "));
    }

    public String rowCount() {
        int count = result.rows().size();
        String rows = String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? "row" : "rows");
        return result.isTruncated() ? "The first " + rows : rows;
    }

    /** What is to be noted beside what the page says itself. */
    public List<String> warnings() {
        return answer.warnings().stream()
                .filter(warning -> !result.isNothing() || !isSaidByThePage(warning))
                .toList();
    }

    private boolean isSaidByThePage(String warning) {
        return Notices.isOfNoRows(warning) && Notices.isOfNoRowsSeen(warning) == isLimitedByPolicy();
    }

    /** Whether all rows were looked at and none matches; only the guard knows that, whatever this person may see. */
    public boolean isNothingMatching() {
        return answer.warnings().stream()
                .anyMatch(warning -> Notices.isOfNoRows(warning) && !Notices.isOfNoRowsSeen(warning));
    }

    public List<BoundWord> words() {
        return answer.words();
    }

    public boolean isEveryWordUnderstood() {
        return words().stream().noneMatch(word -> word.state() == BoundWord.State.UNBOUND);
    }

    /** The first run of words that was not understood. */
    public String unknownWord() {
        return words().stream()
                .dropWhile(word -> word.state() != BoundWord.State.UNBOUND)
                .takeWhile(word -> word.state() == BoundWord.State.UNBOUND)
                .map(BoundWord::text)
                .collect(Collectors.joining(" "));
    }

    public String wordStyle(BoundWord word) {
        return word.state().name().toLowerCase(Locale.ROOT);
    }

    /** What a word was taken for; empty where that is what it says. */
    public String wordMeaning(BoundWord word) {
        return switch (word.state()) {
            case BOUND -> word.meaning().equalsIgnoreCase(word.text()) ? "" : word.meaning();
            case IGNORED -> word.meaning().isEmpty() ? "not needed" : word.meaning();
            case UNBOUND -> "not understood";
        };
    }

    public String sqlHtml() {
        return SqlHighlighter.html(answer.sql());
    }

    public String executedSqlHtml() {
        return SqlHighlighter.html(answer.executedSql());
    }

    /** Whether policy shows this person only some rows of the tables that were read. */
    public boolean isLimitedByPolicy() {
        return !limitedTables.isEmpty();
    }

    public String limitedTables() {
        return String.join(", ", limitedTables);
    }

    private enum Confidence {
        HIGH("Very sure"),
        GOOD("Fairly sure"),
        FAIR("Not quite sure"),
        LOW("Unsure");

        private final String words;

        Confidence(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Confidence of(long percent) {
            if (percent >= 90) {
                return HIGH;
            }
            if (percent >= 75) {
                return GOOD;
            }
            return percent >= 50 ? FAIR : LOW;
        }
    }
}
