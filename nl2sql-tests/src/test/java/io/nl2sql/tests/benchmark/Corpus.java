package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Queries and the tables that they read, governed by row policies and masks.
 *
 * @param catalog what the asker sees
 * @param queries as written
 */
record Corpus(VisibleCatalog catalog, List<String> queries) {
    private static final String LLM_STYLE_POLICY = """
            dataSources:
              lab:
                tables:
                  app.customers: { roles: [analyst], rows: "tenant_id = :tenant", columns: { email: { mask: email } } }
                  app.orders:
                    roles: [analyst]
                    rows: "customer_id in (select c.id from app.customers c where c.tenant_id = :tenant)"
            """;
    private static final String TPCH_POLICY = """
            dataSources:
              lab:
                tables:
                  public.customer:
                    roles: [analyst]
                    rows: "c_nationkey < :tenant"
                    columns: { c_phone: { mask: last, keep: 4 } }
                  public.orders: { roles: [analyst], rows: "o_orderkey > :tenant" }
            """;

    /**
     * @param name {@code demo}, {@code llm-style} or {@code tpch}
     * @param directory holds {@code sql/tpch}, whose texts cannot be part of this repository
     * @param tables how many tables the catalog has at least
     */
    static Corpus of(String name, String directory, int tables) throws IOException, SQLException {
        return switch (name) {
            case "demo" -> new Corpus(DemoSource.visible(), DemoSource.queries());
            case "llm-style" ->
                of(
                        read("llm-style-schema.sql"),
                        "app",
                        LLM_STYLE_POLICY,
                        Arrays.asList(read("llm-style.sql").split("\n;\n")),
                        tables);
            default -> tpch(Path.of(directory).resolve("sql").resolve("tpch"), tables);
        };
    }

    private static Corpus tpch(Path directory, int tables) throws IOException, SQLException {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("queries"))) {
            for (Path file : files.sorted().toList()) {
                // Calcite's parser takes no semicolon.
                queries.add(Files.readString(file).strip().replaceFirst(";$", ""));
            }
        }
        String schema = Files.readString(directory.resolve("schema").resolve("tpch-schema.sql"));
        return of(schema, "public", TPCH_POLICY, queries, tables);
    }

    private static Corpus of(String script, String schema, String policy, List<String> queries, int tables)
            throws SQLException {
        TestPostgres.create("benchmark", script);
        try (Connection superuser = TestPostgres.connect("benchmark", "postgres")) {
            Catalog catalog = new CatalogReader("lab", List.of(schema)).read(superuser);
            Principal analyst =
                    new Principal("ann", Set.of(Roles.ANALYST), Claims.of(Map.of("tenant", ClaimValue.of(1))));
            return new Corpus(
                    VisibleCatalog.of(
                            grown(catalog, schema, tables),
                            PolicyFile.parse(policy).forDataSource("lab", PolicyBook.Access.OPEN),
                            analyst),
                    queries);
        }
    }

    private static Catalog grown(Catalog catalog, String schema, int number) {
        List<Table> tables = new ArrayList<>(catalog.tables());
        List<Column> columns = List.of(
                new Column("id", new ColumnType("integer", ColumnType.Category.INTEGER), false, ""),
                new Column("name", new ColumnType("text", ColumnType.Category.TEXT), true, ""));
        for (int i = tables.size(); i < number; i++) {
            TableName name = new TableName(schema, "further_table_" + i);
            tables.add(new Table(name, Table.Kind.TABLE, "", columns, List.of(), List.of(), 0));
        }
        return new Catalog(catalog.dataSource(), catalog.version(), catalog.searchPath(), tables);
    }

    private static String read(String resource) throws IOException {
        try (InputStream text = Corpus.class.getResourceAsStream(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
