package io.nl2sql.web.jdbc;

import io.nl2sql.web.rest.JsonBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of the metadata is wished for.
 *
 * @param exactSchema as written, for calls that take names and no patterns; {@code exactTable} likewise
 * @param types of tables; empty means any
 */
record MetaRequest(
        Optional<String> dataSource,
        NamePattern schema,
        NamePattern table,
        NamePattern column,
        Optional<String> exactSchema,
        Optional<String> exactTable,
        Optional<Set<String>> types) {
    private static final int LARGEST = 64 * 1024;
    private static final JsonBody.Shape SHAPE = new JsonBody.Shape(
            List.of("dataSource", "schema", "table", "column", "types"), Map.of(), Set.of("types"), LARGEST);

    static MetaRequest read(InputStream body) throws IOException {
        JsonBody fields = JsonBody.read(body, SHAPE);
        return new MetaRequest(
                fields.optionalText("dataSource"),
                NamePattern.of(fields.optionalText("schema")),
                NamePattern.of(fields.optionalText("table")),
                NamePattern.of(fields.optionalText("column")),
                fields.optionalText("schema"),
                fields.optionalText("table"),
                fields.texts("types").map(HashSet::new));
    }

    /** Whether a table is the one that is named exactly. */
    boolean names(String ofSchema, String ofTable) {
        return exactSchema.map(ofSchema::equals).orElse(true)
                && exactTable.map(ofTable::equals).orElse(true);
    }
}
