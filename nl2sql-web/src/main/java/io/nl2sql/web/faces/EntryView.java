package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** A history entry as the pages show it. */
public final class EntryView {
    private static final String NOTHING = "(nothing written)";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HistoryEntry entry;
    private final boolean overdue;

    /** @param overdue whether it runs for longer than anything can */
    EntryView(HistoryEntry entry, boolean overdue) {
        this.entry = entry;
        this.overdue = overdue;
    }

    public HistoryEntry entry() {
        return entry;
    }

    /** Whether SQL was written by hand. */
    public boolean isWritten() {
        return entry.question().isBlank() && !entry.sql().isBlank();
    }

    /** Whether nothing was asked: somebody looked at other people's entries or words, or changed what words mean. */
    public boolean isReading() {
        return entry.kind() == HistoryEntry.Kind.AUDIT_READ || isAboutWords();
    }

    private boolean isAboutWords() {
        return entry.kind() == HistoryEntry.Kind.VOCABULARY;
    }

    /** Whether there is anything to ask again. */
    public boolean isRepeatable() {
        return !isReading() && !title().equals(NOTHING);
    }

    /** The question, or the SQL that was written instead of one. */
    public String title() {
        return Stream.of(entry.question(), entry.sql(), isReading() ? entry.message() : NOTHING)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(NOTHING);
    }

    /** Reason, clarification or error sentence; empty where the title says it. */
    public String message() {
        return isReading() ? "" : entry.message();
    }

    public String heading() {
        if (isReading()) {
            return isAboutWords() ? "Vocabulary" : "Reading of the audit";
        }
        return isWritten() ? "SQL written by hand" : title();
    }

    /** For the browser, which shows it in its own time zone. */
    public String instant() {
        return entry.at().toString();
    }

    public String time() {
        return UTC.format(entry.at());
    }

    public String outcome() {
        return words(entry.outcome()) + (overdue ? " or cut off" : "");
    }

    static String words(HistoryEntry.Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> "Running";
            case ANSWERED -> "Answered";
            case NEEDS_CLARIFICATION -> "Asked back";
            case REFUSED -> "Not answered";
            case FAILED -> "Failed";
            case CANCELLED -> "Stopped";
        };
    }

    public String outcomeStyle() {
        return entry.outcome().name().toLowerCase(Locale.ROOT);
    }

    public String rows() {
        if (entry.rowCount() < 0) {
            return "";
        }
        String count = String.format(Locale.ENGLISH, "%,d", entry.rowCount());
        if (isAboutWords()) {
            return "";
        }
        if (isReading()) {
            return count + (entry.rowCount() == 1 ? " entry" : " entries");
        }
        return (entry.truncated() ? "first " : "") + count + (entry.rowCount() == 1 ? " row" : " rows");
    }

    public String duration() {
        return Durations.words(entry.durationMillis());
    }

    public String confidence() {
        return entry.confidence().map(value -> Math.round(value * 100) + " %").orElse("");
    }

    public String errorCode() {
        return entry.errorCode().orElse("");
    }

    public String roles() {
        return String.join(", ", entry.roles());
    }

    /** What policy did, in one line; empty where nothing was authorized. */
    public String policyLine() {
        return String.join(" · ", entry.policies());
    }

    public String model() {
        return entry.usage().map(Usage::model).orElse("");
    }

    public String tokens() {
        return entry.usage()
                .map(usage -> String.format(
                        Locale.ENGLISH, "%,d read, %,d written", usage.promptTokens(), usage.completionTokens()))
                .orElse("");
    }

    /** In US dollars; empty where no prices are configured. */
    public String cost() {
        return entry.usage()
                .filter(usage -> usage.costUsd() > 0)
                .map(usage -> String.format(Locale.ENGLISH, "$%.6f", usage.costUsd()))
                .orElse("");
    }

    public String sqlHtml() {
        return SqlHighlighter.html(entry.sql());
    }

    public String executedSqlHtml() {
        return SqlHighlighter.html(entry.executedSql());
    }
}
