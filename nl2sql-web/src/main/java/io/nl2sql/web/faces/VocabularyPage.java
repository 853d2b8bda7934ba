package io.nl2sql.web.faces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.ejb.glossary.GlossaryBean;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What words mean: one's own, and everybody's for administrators, who author them. */
@Named("vocabularyPage")
@ViewScoped
public class VocabularyPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;
    private static final int MOST_ELEMENTS = 2_000;
    private static final Set<State> LIVING = Set.of(State.SUGGESTED, State.AUTHORED);

    @Inject
    private GlossaryBean glossary;

    @Inject
    private SourcesBean sources;

    @Inject
    private PersonPage person;

    @Inject
    private Asker asker;

    private String phrase = "";
    private String element = "";
    private String dataSource = "";
    private String after = "";
    private String problem = "";
    private boolean everybodys;
    private boolean forAll;
    private transient GlossaryBean.Part part;
    private transient List<DataSourceInfo> choices;
    private transient List<String> elements;

    private GlossaryBean.Part part() {
        if (part == null) {
            Optional<String> source = Optional.of(dataSource).filter(name -> !name.isEmpty());
            Optional<Glossary.Cursor> position =
                    EntryList.position(after).map(cursor -> new Glossary.Cursor(cursor.at(), cursor.id()));
            part = isEverybodys()
                    ? glossary.everybodys(person.reader(), source, LIVING, position, SHOWN)
                    : glossary.own(person.reader(), source, LIVING, position, SHOWN);
        }
        return part;
    }

    public List<MeaningView> meanings() {
        return part().synonyms().stream()
                .map(synonym -> new MeaningView(synonym, person.name(), person.isAdministrator()))
                .toList();
    }

    /** Position of the last one shown, for the address of the next page; empty at the end. */
    public String next() {
        return part().next().map(cursor -> cursor.at() + "~" + cursor.id()).orElse("");
    }

    public boolean isFirstPage() {
        return EntryList.position(after).isEmpty();
    }

    /** Keeps what was filled in. */
    public void say() throws IOException {
        int dot = element.lastIndexOf('.');
        boolean table = elementsOfTables().anyMatch(element.strip()::equals);
        if (phrase.isBlank() || element.isBlank()) {
            problem = "Fill in the words, and the table or column that they mean.";
            return;
        }
        try {
            glossary.say(
                    person.reader(),
                    Optional.of(dataSource).filter(name -> !name.isEmpty()),
                    phrase,
                    table || dot < 0
                            ? element.strip()
                            : element.substring(0, dot).strip(),
                    table || dot < 0
                            ? Optional.empty()
                            : Optional.of(element.substring(dot + 1).strip()),
                    forAll ? State.AUTHORED : State.SUGGESTED);
            again();
        } catch (Nl2SqlException e) {
            problem = e.getMessage();
        }
    }

    /** Does what the button that was pressed says, which names its meaning: rows may have moved since the page was shown. */
    public void act() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.isPostback()) {
            pressed(faces, "author", id -> glossary.author(person.reader(), id));
            pressed(faces, "delete", id -> glossary.delete(person.reader(), id));
        }
    }

    private void pressed(FacesContext faces, String button, Consumer<UUID> work) throws IOException {
        Optional<UUID> id =
                asker.readId(faces.getExternalContext().getRequestParameterMap().get(button));
        if (id.isPresent()) {
            change(() -> work.accept(id.get()));
        }
    }

    private void change(Runnable work) throws IOException {
        try {
            work.run();
            again();
        } catch (Nl2SqlException e) {
            part = null;
            problem = e.getMessage();
        }
    }

    /** So that a reload shows the list and does nothing again. */
    private void again() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext()
                .redirect(faces.getExternalContext().getRequestContextPath() + "/vocabulary.xhtml?everybody="
                        + isEverybodys()
                        + (dataSource.isEmpty() ? "" : "&source=" + URLEncoder.encode(dataSource, UTF_8)));
        faces.responseComplete();
    }

    public List<DataSourceInfo> dataSources() {
        if (choices == null) {
            choices = sources.list(person.principal());
        }
        return choices;
    }

    /** Tables and columns that this person sees, to choose from; none where the data source cannot be read now. */
    public List<String> elements() {
        if (elements == null) {
            elements = visible()
                    .map(catalog -> catalog.tables().stream()
                            .flatMap(VocabularyPage::elements)
                            .limit(MOST_ELEMENTS)
                            .toList())
                    .orElse(List.of());
        }
        return elements;
    }

    private static Stream<String> elements(VisibleTable seen) {
        return Stream.concat(
                Stream.of(seen.name().toString()),
                seen.table().columns().stream().map(Column::name).map(column -> seen.name() + "." + column));
    }

    private Stream<String> elementsOfTables() {
        return visible().stream()
                .flatMap(catalog -> catalog.tables().stream())
                .map(seen -> seen.name().toString());
    }

    private Optional<VisibleCatalog> visible() {
        try {
            return Optional.of(
                    sources.schema(Optional.of(dataSource).filter(name -> !name.isEmpty()), person.principal()));
        } catch (Nl2SqlException e) {
            problem = problem.isEmpty() ? e.getMessage() : problem;
            return Optional.empty();
        }
    }

    public String problem() {
        return problem;
    }

    /** Whether everybody's are shown, which is for administrators. */
    public boolean isEverybodys() {
        return everybodys && person.isAdministrator();
    }

    public String getEverybody() {
        return Boolean.toString(everybodys);
    }

    public void setEverybody(String wished) {
        this.everybodys = "true".equals(wished);
    }

    public String getPhrase() {
        return phrase;
    }

    public void setPhrase(String phrase) {
        this.phrase = phrase == null ? "" : phrase;
    }

    public String getElement() {
        return element;
    }

    public void setElement(String element) {
        this.element = element == null ? "" : element;
    }

    public String getDataSource() {
        return dataSource;
    }

    public void setDataSource(String dataSource) {
        this.dataSource = dataSource == null ? "" : dataSource;
    }

    public boolean isForAll() {
        return forAll;
    }

    public void setForAll(boolean forAll) {
        this.forAll = forAll;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after == null ? "" : after;
    }
}
