package io.nl2sql.core.embedded;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.TableName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A library without a database: books have sequels, are lent to readers, and are read aloud in seasons. */
final class Library {
    private static final String SCHEMA = "library";
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);
    private static final ColumnType DATE = new ColumnType("date", Category.DATE);

    private final Catalog catalog = new Catalog(
            SCHEMA,
            "1",
            List.of(SCHEMA),
            List.of(
                    table(
                            "readers",
                            1,
                            List.of(),
                            column("reader_id", NUMBER),
                            column("name", TEXT),
                            column("town", TEXT),
                            column("reader_phone", TEXT),
                            column("reader_email", TEXT),
                            column("reader_address", TEXT)),
                    table(
                            "librarians",
                            1,
                            List.of(),
                            column("librarian_id", NUMBER),
                            column("name", TEXT),
                            column("town", TEXT),
                            column("librarian_phone", TEXT)),
                    table("genres", 1, List.of(), column("genre_id", NUMBER), column("genre_name", TEXT)),
                    table(
                            "books",
                            1,
                            List.of(to("genre_id", "genres", "genre_id")),
                            column("book_id", NUMBER),
                            column("title", TEXT),
                            column("pages", NUMBER),
                            column("language", TEXT),
                            column("date_print_start", DATE),
                            column("date_print_end", DATE),
                            column("genre_id", NUMBER)),
                    table(
                            "sequels",
                            2,
                            List.of(to("book_id", "books", "book_id"), to("sequel_id", "books", "book_id")),
                            column("book_id", NUMBER),
                            column("sequel_id", NUMBER)),
                    table(
                            "courses",
                            1,
                            List.of(to("genre_id", "genres", "genre_id")),
                            column("course_id", NUMBER),
                            column("course_name", TEXT),
                            column("genre_id", NUMBER)),
                    table(
                            "loans",
                            1,
                            List.of(to("reader_id", "readers", "reader_id"), to("book_id", "books", "book_id")),
                            column("loan_id", NUMBER),
                            column("reader_id", NUMBER),
                            column("book_id", NUMBER),
                            column("lent_on", DATE),
                            column("days", NUMBER)),
                    table(
                            "lectures",
                            1,
                            List.of(to("book_id", "books", "book_id")),
                            column("lecture_id", NUMBER),
                            column("book_id", NUMBER),
                            column("season", TEXT),
                            column("year", NUMBER))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("readers"), "name", "Ann Lee", 1)
            .add(name("readers"), "town", "Ghent", 3)
            .add(name("genres"), "genre_name", "Poetry", 1)
            .add(name("books"), "title", "Dune", 1)
            .add(name("books"), "title", "Emma", 1)
            .add(name("books"), "language", "Dutch", 3)
            .add(name("lectures"), "season", "spring", 3)
            .add(name("lectures"), "season", "autumn", 3)
            .build();
    private final EmbeddedGenerator generator = new EmbeddedGenerator(new Thresholds(0.75, 0.05));

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, false, "");
    }

    private static TableName name(String table) {
        return new TableName(SCHEMA, table);
    }

    private static ForeignKey to(String column, String table, String key) {
        return new ForeignKey(List.of(column), name(table), List.of(key));
    }

    /** A table whose first columns are its key. */
    private static Table table(String name, int key, List<ForeignKey> keys, Column... columns) {
        List<String> identifying =
                Arrays.stream(columns).limit(key).map(Column::name).toList();
        return new Table(name(name), Table.Kind.TABLE, "", Arrays.asList(columns), identifying, keys, 100);
    }

    VisibleCatalog visible() {
        return VisibleCatalog.of(catalog, Company.everything(), new Principal("ann", Set.of("analyst"), Claims.none()));
    }

    /** Asked on 22 November 2026. */
    Generation ask(String question) {
        Prompt prompt = Prompt.of(question, visible(), values, LocalDate.of(2026, 11, 22));
        return generator.generate(prompt).toCompletableFuture().join().generation();
    }
}
