package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.SourcesBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the forms above entries offer. What an address already names is offered too, known or not. */
@Named("entryChoices")
@RequestScoped
public class EntryChoices {
    @Inject
    private SourcesBean sources;

    @Inject
    private PersonPage person;

    private List<String> names;

    /** Names of data sources. */
    public List<String> sources(String chosen) {
        if (names == null) {
            names = sources.list(person.principal()).stream()
                    .map(DataSourceInfo::name)
                    .toList();
        }
        return chosen.isEmpty() || names.contains(chosen)
                ? names
                : Stream.concat(names.stream(), Stream.of(chosen)).toList();
    }

    public List<SelectItem> outcomes() {
        return Arrays.stream(HistoryEntry.Outcome.values())
                .map(outcome -> new SelectItem(outcome.name(), EntryView.words(outcome)))
                .toList();
    }
}
