package io.nl2sql.web.faces;

import io.nl2sql.ejb.history.AuditBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** One entry of whoever it is, with everything that is known about it; for auditors and administrators. */
@Named("auditEntryPage")
@RequestScoped
public class AuditEntryPage {
    @Inject
    private AuditBean audit;

    @Inject
    private Asker asker;

    @Inject
    private PersonPage person;

    @Inject
    private EntryViews views;

    private String id = "";
    private Optional<EntryView> entry = Optional.empty();

    public void load() throws IOException {
        if (!person.isOverseer()) {
            PageRefusal.notAllowed(FacesContext.getCurrentInstance());
            return;
        }
        entry = asker.readId(id)
                .flatMap(known -> audit.find(person.reader(), known))
                .map(views::of);
        if (entry.isEmpty()) {
            PageRefusal.notFound(FacesContext.getCurrentInstance());
        }
    }

    public EntryView view() {
        return entry.orElse(null);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null ? "" : id;
    }
}
