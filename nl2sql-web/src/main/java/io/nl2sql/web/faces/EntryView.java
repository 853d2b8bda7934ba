package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A history entry as the pages show it. */
public final class EntryView {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HistoryEntry entry;

    EntryView(HistoryEntry entry) {
        this.entry = entry;
    }

    public HistoryEntry entry() {
        return entry;
    }

    public boolean isWritten() {
        return entry.question().isBlank();
    }

    /** The question, or the SQL that was written instead of one. */
    public String title() {
        return isWritten() ? entry.sql() : entry.question();
    }

    /** For the browser, which shows it in its own time zone. */
    public String instant() {
        return entry.at().toString();
    }

    public String time() {
        return UTC.format(entry.at());
    }

    public String outcome() {
        return switch (entry.outcome()) {
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

    public String sqlHtml() {
        return SqlHighlighter.html(entry.sql());
    }

    public String executedSqlHtml() {
        return SqlHighlighter.html(entry.executedSql());
    }
}
