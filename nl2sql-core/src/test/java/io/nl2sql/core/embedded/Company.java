package io.nl2sql.core.embedded;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.linking.value.ValuePlan;
import io.nl2sql.core.linking.value.ValueQuery;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.prompt.Turn;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sample company on a real PostgreSQL: its catalog and values as the application would read them. */
final class Company {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final EmbeddedGenerator GUESSING = new EmbeddedGenerator(new Thresholds(1, 0));
    private static final String DATABASE = "company";
    private static final String SCHEMA = "finance";

    private final Catalog catalog;
    private final ValueIndex values;
    private final EmbeddedGenerator generator = new EmbeddedGenerator();

    private Company(Catalog catalog, ValueIndex values) {
        this.catalog = catalog;
        this.values = values;
    }

    static Company create() throws SQLException {
        TestPostgres.create(DATABASE, script());
        try (Connection connection = TestPostgres.connect(DATABASE, "postgres")) {
            Catalog catalog = catalog(connection);
            return new Company(catalog, values(connection, catalog));
        }
    }

    private static String script() {
        try (InputStream in = Company.class.getResourceAsStream("company.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes of the question for somebody who sees everything. */
    Generation ask(String question) {
        return ask(question, everything());
    }

    /** What comes of the question after others, where the fiscal year begins in July. */
    Generation askAfter(String question, String... earlier) {
        Principal principal = new Principal("ann", Set.of("analyst"), Claims.none());
        VisibleCatalog visible = VisibleCatalog.of(catalog, everything(), principal);
        List<Turn> turns =
                Arrays.stream(earlier).map(before -> new Turn(before, "")).toList();
        return generator
                .generate(Prompt.of(question, visible, values, TODAY)
                        .on(TODAY, new FiscalYear(MonthDay.of(7, 1), true))
                        .following(turns))
                .toCompletableFuture()
                .join()
                .generation();
    }

    /** The likeliest answer, however unlikely. */
    Generation guess(String question) {
        return ask(GUESSING, question, everything());
    }

    Generation ask(String question, PolicySet policies) {
        return ask(generator, question, policies);
    }

    private Generation ask(EmbeddedGenerator generator, String question, PolicySet policies) {
        Principal principal = new Principal("ann", Set.of("analyst"), Claims.none());
        VisibleCatalog visible = VisibleCatalog.of(catalog, policies, principal);
        return generator
                .generate(Prompt.of(question, visible, values, TODAY))
                .toCompletableFuture()
                .join()
                .generation();
    }

    /** The rows of the generated SQL, numbers with two decimals. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(DATABASE, "postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(cell(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String cell(Object value) {
        return value instanceof BigDecimal number
                ? number.setScale(2, RoundingMode.HALF_UP).toPlainString()
                : String.valueOf(value);
    }

    static PolicySet everything() {
        return policies("all", Map.of());
    }

    /** Everything is visible but for the tables given. */
    static PolicySet policies(String version, Map<String, TableAccess> tables) {
        TableAccess all = new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible());
        return new PolicySet() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public TableAccess accessTo(TableName table, Principal principal) {
                return tables.getOrDefault(table.table(), all);
            }
        };
    }

    private static ValueIndex values(Connection connection, Catalog catalog) throws SQLException {
        LuceneValueIndex.Builder builder = LuceneValueIndex.builder();
        List<ValueQuery> queries = ValuePlan.of(catalog, (table, column) -> true, 1_000).tables().stream()
                .flatMap(table -> table.columns().stream())
                .toList();
        for (ValueQuery query : queries) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query.sql())) {
                while (rows.next()) {
                    builder.add(query.table(), query.column(), rows.getString(1), rows.getLong(2));
                }
            }
        }
        return builder.build();
    }

    private static Catalog catalog(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, List<String>> keys = new HashMap<>();
        Map<String, List<ForeignKey>> references = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("""
                    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                        coalesce(col_description(c.oid, a.attnum), '')
                    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                    WHERE c.relnamespace = 'finance'::regnamespace AND c.relkind = 'r' ORDER BY c.oid, a.attnum
                    """);
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), absent -> new ArrayList<>())
                        .add(new Column(
                                rows.getString(2), type(rows.getString(3)), rows.getBoolean(4), rows.getString(5)));
            }
            rows = statement.executeQuery("""
                    SELECT c.relname, a.attname, f.relname, b.attname
                    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                        LEFT JOIN pg_class f ON f.oid = k.confrelid
                        LEFT JOIN pg_attribute b ON b.attrelid = f.oid AND b.attnum = k.confkey[1]
                    WHERE k.connamespace = 'finance'::regnamespace AND k.contype IN ('p', 'f') ORDER BY k.oid
                    """);
            while (rows.next()) {
                if (rows.getString(3) == null) {
                    keys.put(rows.getString(1), List.of(rows.getString(2)));
                } else {
                    references
                            .computeIfAbsent(rows.getString(1), absent -> new ArrayList<>())
                            .add(new ForeignKey(
                                    List.of(rows.getString(2)),
                                    new TableName(SCHEMA, rows.getString(3)),
                                    List.of(rows.getString(4))));
                }
            }
        }
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, all) -> tables.add(new Table(
                new TableName(SCHEMA, name),
                Table.Kind.TABLE,
                "",
                all,
                keys.getOrDefault(name, List.of()),
                references.getOrDefault(name, List.of()),
                10)));
        return new Catalog("company", "1", List.of(SCHEMA), tables);
    }

    private static ColumnType type(String name) {
        Category category = name.startsWith("numeric")
                ? Category.DECIMAL
                : switch (name) {
                    case "integer" -> Category.INTEGER;
                    case "date" -> Category.DATE;
                    case "boolean" -> Category.BOOLEAN;
                    default -> Category.TEXT;
                };
        return new ColumnType(name, category);
    }
}
