package io.nl2sql.web.faces;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
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

/** What everybody did; for auditors and administrators. */
@Named("auditPage")
@RequestScoped
public class AuditPage extends EntriesPage {
    @Inject
    private AuditBean audit;

    @Inject
    private PersonPage person;

    /** Turns others away; sends a file where the address wishes for one. */
    public void load() throws IOException {
        if (!person.isOverseer()) {
            PageRefusal.notAllowed(FacesContext.getCurrentInstance());
            return;
        }
        sendFile("audit.csv");
    }

    @Override
    List<HistoryEntry> read(HistoryFilter filter, Optional<History.Cursor> after, int most) {
        return audit.page(person.reader(), filter, after, most);
    }

    @Override
    EntriesFile file(HistoryFilter filter, Optional<History.Cursor> after) {
        return EntriesFile.of(true, target -> audit.export(person.reader(), filter, after, Export.MOST, target));
    }
}
