package io.nl2sql.ejb.glossary;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables and columns of which somebody may say that words mean them: administrators of all, others of what they see. */
final class Elements {
    private final Map<TableName, VisibleTable> tables;
    private final List<String> path;

    Elements(GovernedSource source, VisibleCatalogs catalogs, Principal reader) {
        Stream<VisibleTable> seen = reader.hasRole(Roles.ADMIN)
                ? source.catalog().tables().stream()
                        .map(table -> new VisibleTable(table, new RowAccess.All(), Map.of()))
                : catalogs.of(source, reader).tables().stream();
        this.tables = seen.collect(Collectors.toUnmodifiableMap(VisibleTable::name, Function.identity()));
        this.path = source.catalog().searchPath();
    }

    /** @param own whether the reader said so */
    boolean has(Naming naming, boolean own) {
        return Optional.ofNullable(tables.get(naming.table()))
                .filter(table -> naming.isKnownTo(table, own))
                .isPresent();
    }

    /**
     * What somebody wrote.
     *
     * @param table a name, with its schema where the search path does not lead to it
     * @throws Nl2SqlException REQUEST_MALFORMED in the same words for what is hidden and what is not there
     */
    Naming read(String phrase, String table, Optional<String> column) {
        return onPath(table)
                .or(() -> withSchema(table))
                .map(name -> Naming.of(phrase, name, column))
                .filter(naming -> has(naming, true))
                .orElseThrow(Elements::unknown);
    }

    private Optional<TableName> onPath(String table) {
        return path.stream()
                .map(schema -> new TableName(schema, table))
                .filter(tables::containsKey)
                .findFirst();
    }

    private Optional<TableName> withSchema(String table) {
        return tables.keySet().stream()
                .filter(name -> name.toString().equals(table))
                .findFirst();
    }

    private static Nl2SqlException unknown() {
        return new Nl2SqlException(
                ErrorCode.REQUEST_MALFORMED, "There is no such table or column that you may see in this data source.");
    }
}
