package io.nl2sql.web.rest;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.RowAccess;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** A caller's view of a data source as JSON. Says whether rows are restricted, but not by which condition. */
final class SchemaJson {
    private SchemaJson() {}

    static JsonObject of(VisibleCatalog catalog) {
        JsonArrayBuilder tables = Json.createArrayBuilder();
        catalog.tables().forEach(table -> tables.add(table(table)));
        return Json.createObjectBuilder()
                .add("dataSource", catalog.dataSource())
                .add("schemaVersion", catalog.schemaVersion())
                .add("searchPath", Json.createArrayBuilder(catalog.searchPath()))
                .add("tables", tables)
                .build();
    }

    private static JsonObjectBuilder table(VisibleTable seen) {
        JsonArrayBuilder columns = Json.createArrayBuilder();
        seen.table().columns().forEach(column -> columns.add(column(column, seen)));
        JsonArrayBuilder keys = Json.createArrayBuilder();
        seen.table().foreignKeys().forEach(key -> keys.add(foreignKey(key)));
        return Json.createObjectBuilder()
                .add("schema", seen.name().schema())
                .add("name", seen.name().table())
                .add("kind", seen.table().kind().name().toLowerCase(Locale.ROOT))
                .add("comment", seen.table().comment())
                .add("rows", rows(seen.rows()))
                .add("columns", columns)
                .add("primaryKey", Json.createArrayBuilder(seen.table().primaryKey()))
                .add("foreignKeys", keys);
    }

    private static String rows(RowAccess access) {
        return access.fold(() -> "all", matching -> "restricted", none -> "none");
    }

    private static JsonObjectBuilder column(Column column, VisibleTable seen) {
        return Json.createObjectBuilder()
                .add("name", column.name())
                .add("type", column.type().name())
                .add("nullable", column.nullable())
                .add("comment", column.comment())
                .add("masked", seen.isMasked(column.name()));
    }

    private static JsonObjectBuilder foreignKey(ForeignKey key) {
        return Json.createObjectBuilder()
                .add("columns", Json.createArrayBuilder(key.columns()))
                .add("schema", key.target().schema())
                .add("table", key.target().table())
                .add("targetColumns", Json.createArrayBuilder(key.targetColumns()));
    }
}
