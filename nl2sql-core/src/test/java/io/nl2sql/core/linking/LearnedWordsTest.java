package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.SamplePolicies;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedWordsTest {
    private static final Principal ANN = new Principal("ann", Set.of("analyst"), Claims.none());

    private final SchemaModel names = SchemaModel.of(VisibleCatalog.of(
            SampleCatalog.shop(),
            new SamplePolicies(
                    Map.of(SampleCatalog.CUSTOMERS, new RowAccess.All(), SampleCatalog.ORDERS, new RowAccess.All())),
            ANN));

    private static Synonym synonym(String phrase, TableName table, String column) {
        return Synonym.suggested(
                "shop",
                Naming.of(phrase, table, Optional.ofNullable(column)),
                Phrases.key(phrase).orElseThrow(),
                "ann",
                Instant.EPOCH);
    }

    private static List<String> found(SchemaModel model, String stems) {
        return model.lexicon().find(stems).stream()
                .map(hit -> hit.attribute()
                        .map(Attribute::name)
                        .orElse(hit.entity().name().table()))
                .toList();
    }

    @Test
    void areToldWithAnAnswerThatGoesByThem() {
        VisibleCatalog view = VisibleCatalog.of(
                SampleCatalog.shop(),
                new SamplePolicies(Map.of(
                        SampleCatalog.CUSTOMERS, new RowAccess.All(), SampleCatalog.ORDERS, new RowAccess.All())),
                ANN);
        Prompt prompt = Prompt.of("total flurbs", view, ValueIndex.empty(), LocalDate.of(2026, 5, 6))
                .knowing(List.of(synonym("flurb", SampleCatalog.ORDERS, "amount")));

        Generation generation = new EmbeddedGenerator()
                .generate(prompt)
                .toCompletableFuture()
                .join()
                .generation();

        assertThat(generation).isInstanceOfSatisfying(Generation.Generated.class, answer -> {
            assertThat(answer.sql().sql()).contains("sum(orders.amount)");
            assertThat(answer.sql().assumptions())
                    .containsExactly("\"flurb\" means sales.orders.amount, as you said before.");
        });
    }

    @Test
    void areFoundLikeNames() {
        SchemaModel model = names.with(List.of(
                synonym("net turnovers", SampleCatalog.ORDERS, "amount"),
                synonym("client", SampleCatalog.CUSTOMERS, null)));

        assertThat(found(model, "net turnover")).containsExactly("amount");
        assertThat(found(model, "client")).startsWith("customers");
        assertThat(model.lexicon().knows("client")).isTrue();
        assertThat(found(names, "net turnover")).isEmpty();
    }

    @Test
    void goBeforeWhatTheWordsAreNamesOf() {
        SchemaModel model = names.with(List.of(synonym("name", SampleCatalog.ORDERS, "ordered_on")));

        List<SchemaHit> hits = model.lexicon().find("name");

        assertThat(hits.get(0).attribute().orElseThrow().name()).isEqualTo("ordered_on");
        assertThat(hits).anySatisfy(hit -> {
            assertThat(hit.attribute().map(Attribute::name)).contains("name");
            assertThat(hit.weight()).isLessThan(hits.get(0).weight() - 0.1);
        });
    }

    @Test
    void sayInWhichColumnAValueIsMeant() {
        ValueIndex.ValueHit customer = new ValueIndex.ValueHit(SampleCatalog.CUSTOMERS, "name", "Harbour", 1);
        ValueIndex.ValueHit order = new ValueIndex.ValueHit(SampleCatalog.ORDERS, "note", "Harbour", 5);
        SchemaModel model = names.with(List.of(Synonym.suggested(
                "shop", Naming.ofValue("Harbour", SampleCatalog.CUSTOMERS, "name"), "harbour", "ann", Instant.EPOCH)));

        assertThat(model.share("harbour", customer)).isEqualTo(1);
        assertThat(model.share("Harbour", order)).isLessThan(0.9);
        assertThat(model.share("Bridge", order)).isEqualTo(1);
        assertThat(names.share("Harbour", order)).isEqualTo(1);
        assertThat(found(model, "harbour")).isEmpty();
    }

    @Test
    void meanNothingWhereTheCallerSeesNothingOfThatName() {
        SchemaModel model = names.with(List.of(
                synonym("turnover", new TableName("sales", "secrets"), null),
                synonym("margin", SampleCatalog.ORDERS, "purchase_price")));

        assertThat(model).isSameAs(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12 34",
                "a;b",
                "\"x\"",
                "one two three four five six seven",
                "tab\tbed",
                "{x}",
                "a\u0000"
            })
    void areNoPhrases(String text) {
        assertThat(Phrases.key(text)).isEmpty();
    }

    @Test
    void areOfBoundedLength() {
        assertThat(Phrases.key("x".repeat(80))).isPresent();
        assertThat(Phrases.key("x".repeat(81))).isEmpty();
    }

    @Test
    void areLookedForInEveryRunOfWords() {
        assertThat(Phrases.in(List.of("Net turnovers by clients"))).contains("net turnover", "turnover", "client");
        assertThat(Phrases.in(List.of("a b c d e f g"))).contains("a b c d e f").doesNotContain("a b c d e f g");
    }
}
