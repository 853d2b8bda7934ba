package io.nl2sql.web.faces;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.ejb.history.HistoryBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What was asked before, newest first: one's own, or everybody's for auditors and administrators. */
@Named("historyPage")
@RequestScoped
public class HistoryPage {
    private static final int PER_PAGE = 25;
    private static final int SEARCHED = 500;

    @Inject
    private HistoryBean history;

    @Inject
    private PersonPage person;

    private boolean everybody;
    private String after = "";
    private String find = "";
    private List<HistoryEntry> entries;

    /** One page's entries, and one more where there are older ones. */
    private List<HistoryEntry> entries() {
        if (entries == null) {
            boolean all = everybody && person.isOverseer();
            entries = find.isBlank()
                    ? history.page(person.principal(), all, cursor(), PER_PAGE + 1)
                    : history.page(person.principal(), all, cursor(), SEARCHED).stream()
                            .filter(this::isFound)
                            .limit(PER_PAGE + 1L)
                            .toList();
        }
        return entries;
    }

    private boolean isFound(HistoryEntry entry) {
        String text = (entry.question() + '\n' + entry.sql() + '\n' + entry.principal()).toLowerCase(Locale.ROOT);
        return text.contains(find.strip().toLowerCase(Locale.ROOT));
    }

    public List<EntryView> shown() {
        return entries().stream().limit(PER_PAGE).map(EntryView::new).toList();
    }

    public boolean isNothing() {
        return entries().isEmpty();
    }

    public boolean isMore() {
        return entries().size() > PER_PAGE;
    }

    /** Position of the last entry shown, for the address of the next page. */
    public String next() {
        HistoryEntry last = entries().get(PER_PAGE - 1);
        return last.at() + "~" + last.id();
    }

    private Optional<History.Cursor> cursor() {
        int split = after.indexOf('~');
        if (split < 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(after.substring(0, split));
            return Optional.of(new History.Cursor(at, UUID.fromString(after.substring(split + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isFirstPage() {
        return cursor().isEmpty();
    }

    public boolean isEverybody() {
        return everybody;
    }

    public void setEverybody(boolean everybody) {
        this.everybody = everybody;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after == null ? "" : after;
    }

    public String getFind() {
        return find;
    }

    public void setFind(String find) {
        this.find = find == null ? "" : find;
    }
}
