package io.nl2sql.web.faces;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.SourcesBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be asked about: the tables and columns that the signed-in person may see. */
@Named("schemaPage")
@RequestScoped
public class SchemaPage {
    private static final int SHOWN = 200;

    @Inject
    private SourcesBean sources;

    @Inject
    private PersonPage person;

    private String dataSource = "";
    private String find = "";
    private String problem = "";
    private List<TableView> tables;
    private List<DataSourceInfo> choices;

    private List<TableView> found() {
        if (tables == null) {
            tables = read().stream()
                    .filter(table ->
                            find.isBlank() || table.mentions(find.strip().toLowerCase(Locale.ROOT)))
                    .toList();
        }
        return tables;
    }

    private List<TableView> read() {
        try {
            Optional<String> source = Optional.of(dataSource).filter(name -> !name.isEmpty());
            List<VisibleTable> visible =
                    sources.schema(source, person.principal()).tables();
            return visible.stream().map(TableView::new).toList();
        } catch (Nl2SqlException e) {
            problem = e.getMessage();
            return List.of();
        }
    }

    public List<TableView> shown() {
        return found().stream().limit(SHOWN).toList();
    }

    public int count() {
        return found().size();
    }

    public boolean isCut() {
        return found().size() > SHOWN;
    }

    /** Why nothing can be shown; empty where all is well. */
    public String problem() {
        found();
        return problem;
    }

    public List<DataSourceInfo> dataSources() {
        if (choices == null) {
            choices = sources.list(person.principal());
        }
        return choices;
    }

    public String getDataSource() {
        return dataSource;
    }

    public void setDataSource(String dataSource) {
        this.dataSource = dataSource == null ? "" : dataSource;
    }

    public String getFind() {
        return find;
    }

    public void setFind(String find) {
        this.find = find == null ? "" : find;
    }
}
