package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ferries leave from ports and call at ports: which of the two the name of a port is about, only the asker can say. */
class ChosenValueTest {
    private static final TableName FERRIES = new TableName("s", "ferries");
    private static final String QUESTION = "How many Harwich ferries are there?";

    private final Catalog catalog = new Catalog(
            "sea",
            "1",
            List.of("s"),
            List.of(new Table(
                    FERRIES,
                    Table.Kind.TABLE,
                    "",
                    List.of(column("ferry_id", "integer"), column("home_port", "text"), column("call_port", "text")),
                    List.of("ferry_id"),
                    List.of(),
                    100)));
    private final ValueIndex values = LuceneValueIndex.builder()
            .add(FERRIES, "home_port", "Harwich", 4)
            .add(FERRIES, "call_port", "Harwich", 4)
            .build();

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.named(type), false, "");
    }

    private Generation ask(String question, List<Synonym> known) {
        VisibleCatalog visible = VisibleCatalog.of(
                catalog,
                PolicyBook.empty().forDataSource("sea", PolicyBook.Access.OPEN),
                new Principal("ann", Set.of(), Claims.none()));
        return new EmbeddedGenerator()
                .generate(Prompt.of(question, visible, values, LocalDate.of(2026, 11, 22))
                        .knowing(known))
                .toCompletableFuture()
                .join()
                .generation();
    }

    private static List<Synonym> chosen(Naming naming) {
        String key = Phrases.key(naming.phrase()).orElseThrow();
        return List.of(Synonym.suggested("sea", naming, key, "ann", Instant.EPOCH));
    }

    @Test
    void isAskedForWithWhatEachChoiceSays() {
        Generation back = ask(QUESTION, List.of());

        assertThat(back)
                .isInstanceOfSatisfying(
                        Generation.Clarification.class,
                        asked -> assertThat(asked.decides().values())
                                .containsExactlyInAnyOrder(
                                        List.of(Naming.ofValue("Harwich", FERRIES, "home_port")),
                                        List.of(Naming.ofValue("Harwich", FERRIES, "call_port"))));
    }

    @Test
    void isGoneByFromThenOn() {
        for (String column : List.of("home_port", "call_port")) {
            Generation answer = ask(QUESTION, chosen(Naming.ofValue("Harwich", FERRIES, column)));

            assertThat(answer).isInstanceOf(Generation.Generated.class);
            GeneratedSql sql = ((Generation.Generated) answer).sql();
            assertThat(sql.sql()).contains("ferries." + column + " = 'Harwich'");
            assertThat(sql.assumptions())
                    .contains("\"Harwich\" means a value of s.ferries." + column + ", as you said before.");
        }
    }

    @Test
    void isSetAsideWhereTheQuestionSaysOtherwise() {
        Generation answer = ask(
                "How many ferries have call port Harwich?", chosen(Naming.ofValue("Harwich", FERRIES, "home_port")));

        assertThat(((Generation.Generated) answer).sql().sql()).contains("ferries.call_port = 'Harwich'");
    }
}
