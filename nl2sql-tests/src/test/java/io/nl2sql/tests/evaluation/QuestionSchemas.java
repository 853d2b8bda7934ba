package io.nl2sql.tests.evaluation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which schemas the questions are about. Where the URL ({@code currentSchema}), the role or the database sets a search
 * path, it is that; otherwise every schema that is not the system's, {@code public} first.
 */
final class QuestionSchemas {
    private static final String SET = """
            SELECT unnest(current_schemas(false))
            WHERE (SELECT setting <> boot_val FROM pg_settings WHERE name = 'search_path')
            """;
    private static final String WANTED =
            "SELECT setting FROM pg_settings WHERE name = 'search_path'" + " AND setting <> boot_val";
    private static final String ALL = """
            SELECT nspname FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
            ORDER BY nspname <> 'public', nspname
            """;

    private QuestionSchemas() {}

    /** @throws EvaluationException where a search path is set and no schema of it exists */
    static List<String> of(Connection connection) throws SQLException {
        List<String> wanted = query(connection, WANTED);
        if (wanted.isEmpty()) {
            return query(connection, ALL);
        }
        List<String> schemas = query(connection, SET);
        if (schemas.isEmpty()) {
            throw new EvaluationException("There is no schema " + wanted.get(0) + " that the user may use.");
        }
        return schemas;
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
