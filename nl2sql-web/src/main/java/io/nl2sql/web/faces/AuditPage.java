package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.ejb.history.AuditBean;
import io.nl2sql.ejb.history.Export;
import io.nl2sql.web.export.EntriesFile;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What everybody did, newest first; for auditors and administrators. The address holds every filter. */
@Named("auditPage")
@RequestScoped
public class AuditPage {
    @Inject
    private AuditBean audit;

    @Inject
    private PersonPage person;

    @Inject
    private EntryViews views;

    @Inject
    private Settings settings;

    private final EntrySearch search = new EntrySearch();
    private String after = "";
    private String form = "";
    private EntryList list;

    /** Turns others away; sends a file where the address wishes for one. */
    public void load() throws IOException {
        if (!person.isOverseer()) {
            PageRefusal.notAllowed(FacesContext.getCurrentInstance());
            return;
        }
        Optional<HistoryFilter> filter = filter();
        if (form.equals("csv") && filter.isPresent()) {
            EntriesFile file = EntriesFile.of(
                    true,
                    target -> audit.export(
                            person.reader(), filter.get(), EntryList.position(after), Export.MOST, target));
            CsvResponse.send(FacesContext.getCurrentInstance(), file, "audit.csv");
        }
    }

    private Optional<HistoryFilter> filter() {
        return search.filter(settings.timeZone());
    }

    public EntryList list() {
        if (list == null) {
            list = new EntryList(
                    filter().map(filter ->
                                    audit.page(person.reader(), filter, EntryList.position(after), EntryList.READ))
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
