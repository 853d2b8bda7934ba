package io.nl2sql.core.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a connection's role can do more than read: the guard must not be the only wall. */
public final class RoleCheck {
    private static final String ROLE = """
            SELECT r.rolsuper, r.rolbypassrls, has_database_privilege(current_database(), 'TEMP'),
                   has_function_privilege('pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
            FROM pg_roles r WHERE r.rolname = current_user
            """;
    private static final String RELATIONS = """
            SELECT coalesce(bool_or(n.nspname = ANY(?) AND pg_has_role(c.relowner, 'MEMBER')), false),
                   coalesce(bool_or(has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                                    OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')), false)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
            """;
    private static final String SCHEMAS = """
            SELECT coalesce(bool_or(has_schema_privilege(oid, 'CREATE')), false)
            FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
            """;
    private static final String KEYED_ROW_SECURITY = """
            SELECT EXISTS (SELECT 1 FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
              WHERE c.relrowsecurity AND pg_get_expr(p.polqual, p.polrelid) LIKE '%current_setting%')
            """;

    private RoleCheck() {}

    /**
     * What was found.
     *
     * @param refusals why the role must not be used, a sentence each; empty where it may
     * @param warnings what should be revoked but does not matter enough to refuse
     */
    public record Report(List<String> refusals, List<String> warnings) {
        public Report {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Looks at the role of the connection.
     *
     * @param schemas the data source's schemas
     */
    public static Report of(Connection connection, List<String> schemas) throws SQLException {
        List<String> refusals = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        boolean[] role = flags(connection, ROLE, null, 4);
        if (role[0]) {
            refusals.add("The role is a superuser.");
            return new Report(refusals, warnings);
        }
        add(refusals, role[1], "The role bypasses row security (BYPASSRLS).");
        boolean[] relations = flags(connection, RELATIONS, schemas, 2);
        add(refusals, relations[0], "The role owns a table of the data source.");
        add(refusals, relations[1], "The role can write: it holds INSERT, UPDATE, DELETE or TRUNCATE on a table.");
        add(refusals, flags(connection, SCHEMAS, null, 1)[0], "The role can CREATE in a schema.");
        if (role[3]) {
            add(
                    refusals,
                    flags(connection, KEYED_ROW_SECURITY, null, 1)[0],
                    "The role can execute set_config, and row security here depends on a setting.");
        }
        add(warnings, role[2], "The role can create temporary tables; REVOKE TEMPORARY ON DATABASE is advised.");
        return new Report(refusals, warnings);
    }

    private static void add(List<String> sentences, boolean found, String sentence) {
        if (found) {
            sentences.add(sentence);
        }
    }

    private static boolean[] flags(Connection connection, String sql, List<String> schemas, int count)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (schemas != null) {
                statement.setArray(1, connection.createArrayOf("name", schemas.toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                boolean[] flags = new boolean[count];
                row.next();
                for (int index = 0; index < count; index++) {
                    flags[index] = row.getBoolean(index + 1);
                }
                return flags;
            }
        }
    }
}
