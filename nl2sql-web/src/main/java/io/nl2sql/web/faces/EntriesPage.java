package io.nl2sql.web.faces;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.web.export.EntriesFile;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A page of entries, newest first, and the same as a file. The address holds every filter. */
public abstract class EntriesPage {
    @Inject
    private EntryViews views;

    @Inject
    private Settings settings;

    private final EntrySearch search = new EntrySearch();
    private String after = "";
    private String form = "";
    private EntryList list;

    /** The newest of them, from a position on. */
    abstract List<HistoryEntry> read(HistoryFilter filter, Optional<History.Cursor> after, int most);

    /** All of them, from a position on. */
    abstract EntriesFile file(HistoryFilter filter, Optional<History.Cursor> after);

    /** Sends a file of this name where the address wishes for one. */
    void sendFile(String name) throws IOException {
        Optional<HistoryFilter> filter = filter();
        if (form.equals("csv") && filter.isPresent()) {
            EntriesFile file = file(filter.get(), EntryList.position(after));
            CsvResponse.send(FacesContext.getCurrentInstance(), file, name);
        }
    }

    private Optional<HistoryFilter> filter() {
        return search.filter(settings.timeZone());
    }

    public EntryList list() {
        if (list == null) {
            list = new EntryList(
                    filter().map(filter -> read(filter, EntryList.position(after), EntryList.READ))
                            .orElse(List.of()),
                    views);
        }
        return list;
    }

    /** Whether the address wishes for something that cannot be read. */
    public boolean isUnreadable() {
        return filter().isEmpty();
    }

    public boolean isFirstPage() {
        return EntryList.position(after).isEmpty();
    }

    /** In which days begin. */
    public String zone() {
        return settings.timeZone().getId();
    }

    public EntrySearch getSearch() {
        return search;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after == null ? "" : after;
    }

    public String getForm() {
        return form;
    }

    public void setForm(String form) {
        this.form = form == null ? "" : form;
    }
}
