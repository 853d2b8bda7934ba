package io.nl2sql.ejb.glossary;

import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables and columns of which somebody may say that words mean them: administrators of all, others of what they see. */
final class Elements {
    private final GovernedSource source;
    private final VisibleCatalogs catalogs;
    private final Principal reader;

    Elements(GovernedSource source, VisibleCatalogs catalogs, Principal reader) {
        this.source = source;
        this.catalogs = catalogs;
        this.reader = reader;
    }

    private Stream<Table> tables() {
        return reader.hasRole(Roles.ADMIN)
                ? source.catalog().tables().stream()
                : catalogs.of(source, reader).tables().stream().map(VisibleTable::table);
    }

    boolean has(Naming naming) {
        return tables().anyMatch(table -> table.name().equals(naming.table())
                && (naming.column().isEmpty()
                        || table.column(naming.column().get()).isPresent()));
    }

    /**
     * What somebody wrote.
     *
     * @param table a name, with its schema where the search path does not lead to it
     * @throws Nl2SqlException REQUEST_MALFORMED in the same words for what is hidden and what is not there
     */
    Naming read(String phrase, String table, Optional<String> column) {
        Naming naming = tables().map(Table::name)
                .filter(name -> name.toString().equals(table) || isShort(name, table))
                .findFirst()
                .map(name -> new Naming(phrase, name, column))
                .orElseThrow(Elements::unknown);
        if (!has(naming)) {
            throw unknown();
        }
        return naming;
    }

    private boolean isShort(TableName name, String table) {
        List<String> path = source.catalog().searchPath();
        return path.stream()
                .filter(schema -> tables().anyMatch(other -> other.name().equals(new TableName(schema, table))))
                .findFirst()
                .filter(schema -> name.equals(new TableName(schema, table)))
                .isPresent();
    }

    private static Nl2SqlException unknown() {
        return new Nl2SqlException(
                ErrorCode.REQUEST_MALFORMED, "There is no such table or column that you may see in this data source.");
    }
}
