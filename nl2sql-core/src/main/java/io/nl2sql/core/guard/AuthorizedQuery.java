package io.nl2sql.core.guard;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Set;

/**
 * A query in which every table reference carries its policy. Only the guard can make one, and nothing else reaches a
 * database. Immutable.
 */
public final class AuthorizedQuery {
    private final String sql;
    private final List<ClaimValue> parameters;
    private final Set<TableName> tables;
    private final List<String> maskedColumns;
    private final List<String> notices;

    AuthorizedQuery(
            String sql,
            List<ClaimValue> parameters,
            Set<TableName> tables,
            List<String> maskedColumns,
            List<String> notices) {
        this.sql = sql;
        this.parameters = List.copyOf(parameters);
        this.tables = Set.copyOf(tables);
        this.maskedColumns = List.copyOf(maskedColumns);
        this.notices = List.copyOf(notices);
    }

    /** Final text with one JDBC {@code ?} for each parameter; a literal {@code ?} operator is written {@code ??}. */
    public String sql() {
        return sql;
    }

    /** Claims to bind, in order. */
    public List<ClaimValue> parameters() {
        return parameters;
    }

    /** Tables that the query reads. */
    public Set<TableName> tables() {
        return tables;
    }

    /** {@code schema.table.column} of masked columns in the tables that the query reads and that it names. */
    public List<String> maskedColumns() {
        return maskedColumns;
    }

    /** Sentences for the asker about what policy did: rows restricted, columns masked, claims missing. */
    public List<String> notices() {
        return notices;
    }
}
