package io.nl2sql.ejb.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.glossary.Glossary.Cursor;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.testing.InMemoryGlossary;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.SamplePolicies;
import io.nl2sql.core.testing.TableRunner;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann sees customers and no orders; Dora administers. */
class GlossaryBeanTest {
    private static final Instant NOON = Instant.parse("2026-05-06T12:00:00Z");
    private static final Set<State> LIVING = Set.of(State.SUGGESTED, State.AUTHORED);
    private static final Caller ANN = PipelineFixture.ANN;
    private static final Caller DORA = new Caller(new Principal("dora", Set.of(Roles.ADMIN), Claims.none()), "rest");

    private final InMemoryGlossary glossary = new InMemoryGlossary();
    private final InMemoryHistory history = new InMemoryHistory();
    private final GlossaryBean bean = new GlossaryBean();
    private int said;

    private record Shop(GovernedSource source) implements DataSources {
        @Override
        public GovernedSource resolve(Optional<String> name) {
            return source;
        }

        @Override
        public List<Status> list() {
            return List.of();
        }
    }

    @BeforeEach
    void open() {
        bean.glossary = glossary;
        bean.history = history;
        bean.catalogs = new VisibleCatalogs();
        bean.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        bean.sources = new Shop(new GovernedSource(
                SampleCatalog.shop(),
                new SamplePolicies(Map.of(SampleCatalog.CUSTOMERS, new RowAccess.All())),
                ValueIndex.empty(),
                TableRunner.returning(ResultTable.empty())));
    }

    private Synonym authored(String phrase, TableName table) {
        return glossary.author(Synonym.suggested(
                        "shop", Naming.of(phrase, table, Optional.empty()), phrase, "bob", NOON.plusSeconds(said++))
                .become(State.AUTHORED, "dora", NOON));
    }

    private Synonym suggested(Caller owner, String phrase) {
        Naming naming = Naming.of(phrase, SampleCatalog.CUSTOMERS, Optional.empty());
        String name = owner.principal().name();
        String key = Phrases.key(phrase).orElseThrow();
        return glossary.suggest(Synonym.suggested("shop", naming, key, name, NOON), 10)
                .orElseThrow();
    }

    private GlossaryBean.Part own(Optional<Cursor> after, int limit) {
        return bean.own(ANN, Optional.empty(), LIVING, after, limit);
    }

    @Test
    void showsInNoListHowManyHiddenMeaningsThereAre() {
        for (int i = 0; i < 600; i++) {
            authored("hidden" + i, SampleCatalog.ORDERS);
        }
        assertThat(own(Optional.empty(), 1)).isEqualTo(new GlossaryBean.Part(List.of(), Optional.empty()));

        said = -10;
        Synonym old = authored("buyers", SampleCatalog.CUSTOMERS).saidBy("");
        Synonym older = authored("clients", SampleCatalog.CUSTOMERS).saidBy("");
        authored("hidden", SampleCatalog.ORDERS);

        assertThat(own(Optional.empty(), 2)).isEqualTo(new GlossaryBean.Part(List.of(older, old), Optional.empty()));
        assertThat(own(Optional.empty(), 1))
                .isEqualTo(new GlossaryBean.Part(List.of(older), Optional.of(Cursor.behind(older))));
        assertThat(own(Optional.of(Cursor.behind(older)), 1))
                .isEqualTo(new GlossaryBean.Part(List.of(old), Optional.empty()));
    }

    @Test
    void listsBoundedParts() {
        for (int limit : List.of(0, 501)) {
            assertThatThrownBy(() -> own(Optional.empty(), limit))
                    .isInstanceOfSatisfying(
                            Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED));
        }
    }

    @Test
    void authorsASuggestionOnce() {
        Synonym suggestion = suggested(ANN, "buyers");

        Synonym first = bean.author(DORA, suggestion.id());

        assertThat(first.state()).isEqualTo(State.AUTHORED);
        assertThat(bean.author(DORA, suggestion.id())).isEqualTo(first);
        assertThat(bean.say(DORA, Optional.empty(), "buyers", "customers", Optional.empty(), State.AUTHORED)
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void authorsTheSameOfTwoPeopleAsOne() {
        Synonym anns = suggested(ANN, "buyers");
        Synonym doras = suggested(DORA, "buyers");

        Synonym first = bean.author(DORA, anns.id());

        assertThat(bean.author(DORA, doras.id()).id()).isEqualTo(first.id());
        assertThat(history.entries())
                .extracting(HistoryEntry::message)
                .last()
                .asString()
                .startsWith("Deleted the suggestion " + doras.id() + ", since " + first.id() + " says the same: ");
        assertThat(bean.everybodys(DORA, Optional.empty(), LIVING, Optional.empty(), 10)
                        .synonyms())
                .containsExactly(first);
    }

    @Test
    void tellsNobodyOfValuesInRowsThatTheyDoNotSee() {
        bean.sources = new Shop(new GovernedSource(
                SampleCatalog.shop(),
                new SamplePolicies(
                        Map.of(SampleCatalog.CUSTOMERS, new RowAccess.Matching(SqlFragment.of("tenant_id = 1")))),
                ValueIndex.empty(),
                TableRunner.returning(ResultTable.empty())));
        Synonym value = glossary.author(Synonym.suggested(
                        "shop", Naming.ofValue("Harbour", SampleCatalog.CUSTOMERS, "name"), "harbour", "bob", NOON)
                .become(State.AUTHORED, "dora", NOON));

        assertThat(own(Optional.empty(), 10).synonyms()).isEmpty();
        assertThat(bean.own(DORA, Optional.empty(), LIVING, Optional.empty(), 10)
                        .synonyms())
                .containsExactly(value);
    }

    @Test
    void letsNobodyDeleteTheirSuggestionOnceItIsEverybodys() {
        Synonym suggestion = suggested(ANN, "buyers");
        bean.author(DORA, suggestion.id());

        assertThatThrownBy(() -> bean.delete(ANN, suggestion.id()))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));

        assertThat(glossary.find(suggestion.id())).map(Synonym::state).contains(State.AUTHORED);
        assertThat(history.entries())
                .last()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.FAILED));
    }

    @Test
    void readsNamesOfTablesAsTheReaderSeesThem() {
        Synonym whole = bean.say(DORA, Optional.empty(), "sold", "sales.orders", Optional.of("amount"), State.AUTHORED);

        assertThat(whole.naming().element()).isEqualTo("sales.orders.amount");
        for (String table : List.of("orders", "sales.orders", "nowhere", "customers.name")) {
            assertThatThrownBy(() -> bean.say(ANN, Optional.empty(), "sold", table, Optional.empty(), State.SUGGESTED))
                    .hasMessage("There is no such table or column that you may see in this data source.");
        }
    }
}
