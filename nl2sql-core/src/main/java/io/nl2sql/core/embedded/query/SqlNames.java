package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SqlIdentifier;
import io.nl2sql.security.policy.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of one query block: one alias per table, quoted where PostgreSQL needs it. */
final class SqlNames {
    private final Optional<SqlNames> outer;
    private final Map<TableName, String> aliases = new HashMap<>();
    private final Set<String> used;

    SqlNames() {
        this.outer = Optional.empty();
        this.used = new HashSet<>();
    }

    private SqlNames(SqlNames outer) {
        this.outer = Optional.of(outer);
        this.used = new HashSet<>(outer.used);
    }

    /** Names of a sub-query, which may speak of tables outside by their aliases. */
    SqlNames inner() {
        return new SqlNames(this);
    }

    /** Declares the table in this block: {@code schema.table AS alias}. */
    String declare(TableName table) {
        String alias = table.table();
        for (int i = 2; !used.add(alias); i++) {
            alias = table.table() + "_" + i;
        }
        aliases.put(table, alias);
        return quoted(table.schema()) + "." + quoted(table.table()) + " AS " + quoted(alias);
    }

    String column(Attribute attribute) {
        return column(attribute.table(), attribute.name());
    }

    String column(TableName table, String column) {
        return quoted(alias(table)) + "." + quoted(column);
    }

    private String alias(TableName table) {
        String alias = aliases.get(table);
        if (alias != null) {
            return alias;
        }
        return outer.orElseThrow(() -> new IllegalStateException("Table " + table + " is not joined"))
                .alias(table);
    }

    static String quoted(String name) {
        return SqlIdentifier.quoted(name);
    }

    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
