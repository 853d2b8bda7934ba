package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRequest;
import io.nl2sql.ejb.history.HistoryBean;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** One entry of the history, which can be asked again with the rights of whoever looks at it now. */
@Named("historyEntryPage")
@ViewScoped
public class HistoryEntryPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private HistoryBean history;

    @Inject
    private Asker asker;

    @Inject
    private PersonPage person;

    @Inject
    private EntryViews views;

    private String id = "";
    private transient Optional<EntryView> entry;

    /** Another person's entry reads as one that does not exist; those who may read the audit find it there. */
    public void load() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (found().isPresent()) {
            return;
        }
        if (person.isOverseer() && asker.readId(id).isPresent()) {
            faces.getExternalContext()
                    .redirect(faces.getExternalContext().getRequestContextPath() + "/audit-entry.xhtml?id="
                            + asker.readId(id).orElseThrow());
            faces.responseComplete();
            return;
        }
        PageRefusal.notFound(faces);
    }

    private Optional<EntryView> found() {
        if (entry == null) {
            entry = asker.readId(id)
                    .flatMap(known -> history.find(person.principal(), known))
                    .map(views::of);
        }
        return entry;
    }

    public EntryView view() {
        return found().orElse(null);
    }

    public String askAgain() {
        return found().map(view -> asked(view.entry()))
                .map(asked -> "/index.xhtml?faces-redirect=true&answer=" + asked.id())
                .orElse("/history.xhtml?faces-redirect=true");
    }

    private AskedQuestion asked(HistoryEntry old) {
        Optional<String> source = Optional.of(old.dataSource()).filter(name -> !name.isEmpty());
        if (old.question().isBlank()) {
            return asker.run(SqlRequest.of(old.sql(), source));
        }
        String whole = old.dialogue().takenAs();
        Question question = Question.of(whole.isEmpty() ? old.question() : whole);
        return asker.ask(source.map(question::on).orElse(question));
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null ? "" : id;
    }
}
