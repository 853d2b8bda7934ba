package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which entries a page's address wishes for. Texts are kept as they came, so that the form shows what was typed; what
 * cannot be read is a problem, never a filter left out. Not thread-safe.
 */
public final class EntrySearch {
    /** Questions, readings of the audit and previews; an address that says nothing means questions alone. */
    private static final String ANY_KIND = "ALL";

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 2);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * The filter.
     *
     * @param zone in which days begin
     * @return empty where something cannot be read
     */
    Optional<HistoryFilter> filter(ZoneId zone) {
        try {
            return Optional.of(HistoryFilter.everything()
                    .narrowed()
                    .kind(kind())
                    .principal(text("person"))
                    .door(text("door"))
                    .dataSource(text("source"))
                    .outcome(text("outcome").map(HistoryEntry.Outcome::valueOf))
                    .code(text("code"))
                    .from(day("from").map(day -> start(day, zone)))
                    .to(day("to").map(day -> start(day.plusDays(1), zone)))
                    .text(text("find"))
                    .filter());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<HistoryEntry.Kind> kind() {
        String kind = text("kind").orElse(HistoryEntry.Kind.ASKED.name());
        return kind.equals(ANY_KIND) ? Optional.empty() : Optional.of(HistoryEntry.Kind.valueOf(kind));
    }

    private Optional<LocalDate> day(String name) {
        return text(name).map(LocalDate::parse).map(EntrySearch::checked);
    }

    private static LocalDate checked(LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return day;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Optional<String> text(String name) {
        return Optional.of(values.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
    }

    /** Whether anything in particular is wished for. */
    public boolean isNarrow() {
        return values.keySet().stream().anyMatch(name -> text(name).isPresent());
    }

    /** The address's part behind the question mark, with {@code &} at its end where it holds anything. */
    public String address() {
        return values.keySet().stream()
                .flatMap(name ->
                        text(name)
                                .map(text -> name + '=' + URLEncoder.encode(text, StandardCharsets.UTF_8) + '&')
                                .stream())
                .collect(Collectors.joining());
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** PostgreSQL knows no NUL, and nobody searches for one. */
    private void keep(String name, String value) {
        values.put(name, value == null ? "" : value.replace("\0", ""));
    }

    public String getFind() {
        return value("find");
    }

    public void setFind(String find) {
        keep("find", find);
    }

    public String getPerson() {
        return value("person");
    }

    public void setPerson(String person) {
        keep("person", person);
    }

    public String getSource() {
        return value("source");
    }

    public void setSource(String source) {
        keep("source", source);
    }

    public String getOutcome() {
        return value("outcome");
    }

    public void setOutcome(String outcome) {
        keep("outcome", outcome);
    }

    public String getCode() {
        return value("code");
    }

    public void setCode(String code) {
        keep("code", code);
    }

    public String getDoor() {
        return value("door");
    }

    public void setDoor(String door) {
        keep("door", door);
    }

    public String getKind() {
        return value("kind");
    }

    public void setKind(String kind) {
        keep("kind", kind);
    }

    public String getFrom() {
        return value("from");
    }

    public void setFrom(String from) {
        keep("from", from);
    }

    public String getTo() {
        return value("to");
    }

    public void setTo(String to) {
        keep("to", to);
    }
}
