package io.nl2sql.web.faces;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.ejb.history.Export;
import io.nl2sql.ejb.history.HistoryBean;
import io.nl2sql.web.export.EntriesFile;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the signed-in person asked before. */
@Named("historyPage")
@RequestScoped
public class HistoryPage extends EntriesPage {
    @Inject
    private HistoryBean history;

    @Inject
    private PersonPage person;

    /** Sends a file where the address wishes for one. */
    public void load() throws IOException {
        sendFile("history.csv");
    }

    @Override
    List<HistoryEntry> read(HistoryFilter filter, Optional<History.Cursor> after, int most) {
        return history.page(person.principal(), filter, after, most);
    }

    @Override
    EntriesFile file(HistoryFilter filter, Optional<History.Cursor> after) {
        return EntriesFile.of(
                person.isOverseer(), target -> history.export(person.principal(), filter, after, Export.MOST, target));
    }
}
