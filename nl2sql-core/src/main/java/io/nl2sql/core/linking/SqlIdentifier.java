package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tables and columns as PostgreSQL has to be told them. */
public final class SqlIdentifier {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Set<String> RESERVED = Set.copyOf(Resources.lines("reserved-words.txt"));

    private SqlIdentifier() {}

    /** In double quotes where PostgreSQL needs them. */
    public static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** With its schema. */
    public static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.table());
    }
}
