package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads just enough of a test database's catalog for the guard. */
public final class CatalogReader {
    private static final String COLUMNS = """
            SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory, NOT a.attnotnull
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY 1, 2, a.attnum""";

    private CatalogReader() {}

    public static Catalog read(Connection connection, String... schemas) throws SQLException {
        Map<TableName, List<Column>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setArray(1, connection.createArrayOf("text", schemas));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.computeIfAbsent(new TableName(row.getString(1), row.getString(2)), name -> new ArrayList<>())
                            .add(new Column(
                                    row.getString(3),
                                    new ColumnType(row.getString(4), category(row.getString(4))),
                                    row.getBoolean(6),
                                    ""));
                }
            }
        }
        List<Table> list = tables.entrySet().stream()
                .map(table ->
                        new Table(table.getKey(), Table.Kind.TABLE, "", table.getValue(), List.of(), List.of(), -1))
                .toList();
        return new Catalog("test", "1", List.of(schemas), list);
    }

    private static Category category(String type) {
        if (type.endsWith("[]")) {
            return Category.ARRAY;
        }
        return switch (type.replaceAll("\\(.*\\)", "")) {
            case "integer", "bigint", "smallint" -> Category.INTEGER;
            case "numeric" -> Category.DECIMAL;
            case "real", "double precision" -> Category.FLOAT;
            case "text", "character varying", "character" -> Category.TEXT;
            case "boolean" -> Category.BOOLEAN;
            case "date" -> Category.DATE;
            case "timestamp without time zone" -> Category.TIMESTAMP;
            case "timestamp with time zone" -> Category.TIMESTAMP_WITH_ZONE;
            case "interval" -> Category.INTERVAL;
            case "uuid" -> Category.UUID;
            case "json", "jsonb" -> Category.JSON;
            default -> Category.OTHER;
        };
    }
}
