package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trainers and riders both belong to stables: which of them a stable's name is about, the words before it say. */
class ValueOwnerTest {
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);

    private final Catalog catalog = new Catalog(
            "riding",
            "1",
            List.of("s"),
            List.of(
                    table("stables", List.of(), number("stable_id"), text("stable_name")),
                    table(
                            "trainers",
                            List.of(to("stable_id", "stables")),
                            number("trainer_id"),
                            text("name"),
                            number("stable_id")),
                    table(
                            "riders",
                            List.of(to("stable_id", "stables")),
                            number("rider_id"),
                            text("name"),
                            number("stable_id")),
                    table(
                            "lessons",
                            List.of(to("trainer_id", "trainers"), to("rider_id", "riders")),
                            number("lesson_id"),
                            number("trainer_id"),
                            number("rider_id"))));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(name("stables"), "stable_name", "Northmoor", 1)
            .build();

    private static Column number(String name) {
        return new Column(name, NUMBER, false, "");
    }

    private static Column text(String name) {
        return new Column(name, TEXT, false, "");
    }

    private static TableName name(String table) {
        return new TableName("s", table);
    }

    private static ForeignKey to(String column, String table) {
        return new ForeignKey(List.of(column), name(table), List.of(column));
    }

    private static Table table(String name, List<ForeignKey> references, Column... columns) {
        return new Table(
                name(name), Table.Kind.TABLE, "", Arrays.asList(columns), List.of(columns[0].name()), references, 100);
    }

    private String sql(String question) {
        VisibleCatalog visible = VisibleCatalog.of(
                catalog,
                PolicyBook.empty().forDataSource("riding", PolicyBook.Access.OPEN),
                new Principal("ann", Set.of(), Claims.none()));
        Generation generation = new EmbeddedGenerator(new Thresholds(0.75, 0))
                .generate(Prompt.of(question, visible, values, LocalDate.of(2026, 11, 22)))
                .toCompletableFuture()
                .join()
                .generation();
        return ((Generation.Generated) generation).sql().sql().replaceAll("\\s+", " ");
    }

    @Test
    void saysOfTheTableNamedBeforeWhatTheValueSays() {
        assertThat(sql("What are the names of the trainers who have riders from Northmoor?"))
                .contains("riders.stable_id = stables.stable_id", "EXISTS")
                .doesNotContain("trainers.stable_id");
    }

    @Test
    void saysOfWhatIsAskedForOtherwise() {
        assertThat(sql("What are the names of the trainers from Northmoor who have riders?"))
                .contains("trainers.stable_id = stables.stable_id");
    }
}
