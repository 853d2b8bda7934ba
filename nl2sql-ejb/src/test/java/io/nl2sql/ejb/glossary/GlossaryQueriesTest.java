package io.nl2sql.ejb.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.glossary.Glossary.Cursor;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.ejb.wiring.TestSystemDatabase;
import io.nl2sql.security.policy.TableName;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GlossaryQueriesTest {
    private static final Instant NOON = Instant.parse("2026-05-06T12:00:00.123456Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Set<State> LIVING = Set.of(State.SUGGESTED, State.AUTHORED);
    private static TestSystemDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new TestSystemDatabase("system_glossary", List.of(SynonymEntity.class));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Synonym said(String owner, String phrase, String column, int second) {
        Naming naming = Naming.of(phrase, new TableName("sales", "orders"), Optional.ofNullable(column));
        return Synonym.suggested("lab", naming, phrase, owner, NOON.plusSeconds(second));
    }

    private static <T> T with(Function<GlossaryQueries, T> work) {
        return database.inTransaction(entities -> work.apply(new GlossaryQueries(entities, Instant.EPOCH)));
    }

    private static Optional<Synonym> suggest(Synonym synonym) {
        return with(queries -> queries.suggest(synonym, 3));
    }

    private static Synonym author(Synonym synonym) {
        return with(queries -> queries.author(synonym.become(State.AUTHORED, "dora", NOON)));
    }

    private static boolean decide(Synonym synonym, State next) {
        Synonym decided = synonym.become(next, "dora", NOON);
        return with(queries -> next == State.AUTHORED
                ? queries.promote(decided).isPresent()
                : queries.delete(synonym.state(), decided));
    }

    private static List<Synonym> helping(String person, String... keys) {
        return with(queries -> queries.helping(person, "lab", Set.of(keys)));
    }

    private static List<Synonym> page(String owner, Set<State> states, Optional<Cursor> after, int limit) {
        GlossaryFilter filter = new GlossaryFilter(Optional.of("lab"), states, Optional.of(owner));
        return with(queries -> queries.page(filter, after, limit));
    }

    @Test
    void helpTheirOwnerAloneUntilTheyAreAuthored() {
        Synonym sales = suggest(said("al", "sales", "amount", 0)).orElseThrow();

        assertThat(helping("al", "sales", "more")).containsExactly(sales);
        assertThat(helping("al", "more")).isEmpty();
        assertThat(helping("al")).isEmpty();
        assertThat(helping("bea", "sales")).isEmpty();

        Synonym authored = sales.become(State.AUTHORED, "dora", NOON);
        assertThat(decide(sales, State.AUTHORED)).isTrue();
        Synonym beas = suggest(said("bea", "sales", null, 1)).orElseThrow();

        assertThat(helping("bea", "sales")).containsExactly(beas, authored);
        assertThat(decide(authored, State.DELETED)).isTrue();
        assertThat(helping("bea", "sales")).containsExactly(beas);
    }

    @Test
    void areAmongThoseThatHelpHoweverManyAreAuthoredLater() {
        Synonym own = suggest(said("hal", "proceeds", "amount", 0)).orElseThrow();
        for (int i = 1; i <= 100; i++) {
            author(said("ida", "proceeds", "amount" + i, i));
        }

        assertThat(helping("hal", "proceeds")).hasSize(100).startsWith(own);
    }

    @Test
    void areDecidedOnceByWhoeverComesFirst() {
        Synonym seen = suggest(said("jo", "takings", "amount", 0)).orElseThrow();

        assertThat(decide(seen, State.DELETED)).isTrue();

        assertThat(decide(seen, State.AUTHORED)).isFalse();
        assertThat(helping("jo", "takings")).isEmpty();
    }

    @Test
    void areAuthoredOnceHoweverOftenTheyAreSaid() {
        Synonym first = author(said("kim", "yield", "amount", 0));

        assertThat(author(said("lou", "yield", "amount", 5))).isEqualTo(first);
        assertThat(author(said("kim", "yield", "ordered_on", 6))).isNotEqualTo(first);
        assertThat(helping("kim", "yield")).hasSize(2).contains(first);
    }

    @Test
    void areOneHoweverManyAreAuthoredThatSayTheSame() {
        Synonym anns = suggest(said("ann", "intake", "amount", 0)).orElseThrow();
        Synonym bobs = suggest(said("bob", "intake", "amount", 1)).orElseThrow();
        Synonym first = with(queries -> queries.promote(anns.become(State.AUTHORED, "dora", NOON)))
                .orElseThrow();

        Optional<Synonym> second = with(queries -> queries.promote(bobs.become(State.AUTHORED, "dora", NOON)));

        assertThat(second).contains(first);
        assertThat(helping("bob", "intake")).containsExactly(first);
        assertThat(page("bob", Set.of(State.DELETED), Optional.empty(), 10))
                .extracting(Synonym::id)
                .contains(bobs.id());
    }

    @Test
    void areForgottenSomeTimeAfterTheyWereDeleted() {
        Synonym gone = suggest(said("ned", "gains", "amount", 0)).orElseThrow();
        Synonym kept = suggest(said("ned", "profit", "amount", 0)).orElseThrow();
        assertThat(isDeletedLongAgo(gone)).isTrue();

        purge(LONG_AGO);
        assertThat(find(gone)).isPresent();

        purge(LONG_AGO.plusSeconds(1));
        assertThat(find(gone)).isEmpty();
        assertThat(find(kept)).contains(kept);
    }

    private static Optional<Synonym> find(Synonym synonym) {
        return with(queries -> queries.find(synonym.id()));
    }

    private static boolean isDeletedLongAgo(Synonym synonym) {
        return with(
                queries -> queries.delete(synonym.state(), synonym.become(State.DELETED, synonym.owner(), LONG_AGO)));
    }

    private static void purge(Instant moment) {
        database.inTransaction(entities -> {
            new GlossaryQueries(entities, moment).purge();
            return moment;
        });
    }

    private static <T> T asKeptFor(String age, Function<JpaGlossary, T> work) {
        return database.inTransaction(entities -> {
            JpaGlossary glossary = new JpaGlossary();
            glossary.entities = entities;
            glossary.settings = Settings.of(Map.of("nl2sql.glossary.deleted-max-age", age));
            glossary.clock = Clock.fixed(LONG_AGO.plus(Duration.ofDays(10)), ZoneOffset.UTC);
            return work.apply(glossary);
        });
    }

    private static boolean isListed(String age, Synonym synonym) {
        GlossaryFilter filter = new GlossaryFilter(Optional.of("lab"), Set.of(State.DELETED), Optional.empty());
        List<Synonym> page = asKeptFor(age, glossary -> glossary.page(filter, Optional.empty(), 500));
        return page.stream().anyMatch(listed -> listed.id().equals(synonym.id()));
    }

    private static boolean isFound(String age, Synonym synonym) {
        return asKeptFor(age, glossary -> glossary.find(synonym.id())).isPresent();
    }

    @Test
    void areNotListedOnceForgottenEvenIfNobodyWroteSince() {
        Synonym gone = suggest(said("pat", "surplus", "amount", 0)).orElseThrow();
        assertThat(isDeletedLongAgo(gone)).isTrue();

        assertThat(isListed("11d", gone)).isTrue();
        assertThat(isFound("11d", gone)).isTrue();
        assertThat(isListed("9d", gone)).isFalse();
        assertThat(isFound("9d", gone)).isFalse();

        asKeptFor("11d", glossary -> glossary.suggest(said("pat", "deficit", "amount", 0), 10));
        assertThat(find(gone)).isPresent();
        asKeptFor("9d", glossary -> glossary.suggest(said("pat", "deficit", "amount", 0), 10));
        assertThat(find(gone)).isEmpty();
    }

    @Test
    void stayTheirOwnersWhereAnotherOfAStoredValueIsAuthored() {
        Naming value = Naming.ofValue("harbour", new TableName("sales", "orders"), "place");
        Synonym anns = suggest(Synonym.suggested("lab", value, "harbour", "quin", NOON))
                .orElseThrow();
        Synonym bobs =
                suggest(Synonym.suggested("lab", value, "harbour", "rae", NOON)).orElseThrow();
        Synonym first = with(queries -> queries.promote(anns.become(State.AUTHORED, "dora", NOON)))
                .orElseThrow();

        Optional<Synonym> second = with(queries -> queries.promote(bobs.become(State.AUTHORED, "dora", NOON)));

        assertThat(second).contains(first);
        assertThat(helping("rae", "harbour")).containsExactly(bobs, first);

        assertThat(decide(bobs, State.DELETED)).isTrue();
        assertThat(decide(bobs, State.AUTHORED)).isFalse();
    }

    @Test
    void tellValuesFromNames() {
        Synonym name = suggest(said("oz", "region", "amount", 0)).orElseThrow();
        Synonym value = suggest(Synonym.suggested(
                        "lab",
                        Naming.ofValue("region", new TableName("sales", "orders"), "amount"),
                        "region",
                        "oz",
                        NOON.plusSeconds(1)))
                .orElseThrow();

        assertThat(value.id()).isNotEqualTo(name.id());
        assertThat(helping("oz", "region")).containsExactly(value);
    }

    @Test
    void areOneForEachPhraseWhenSaidAtOnce() {
        CompletableFuture<Optional<Synonym>> later = with(queries -> {
            queries.suggest(said("max", "revenue", "amount", 0), 3);
            CompletableFuture<Optional<Synonym>> meanwhile =
                    CompletableFuture.supplyAsync(() -> suggest(said("max", "revenue", "ordered_on", 1)));
            assertThatThrownBy(() -> meanwhile.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return meanwhile;
        });

        Synonym last = later.orTimeout(30, TimeUnit.SECONDS).join().orElseThrow();

        assertThat(helping("max", "revenue")).containsExactly(last);
    }

    @Test
    void areReplacedBySayingOtherwiseAndConfirmedBySayingTheSame() {
        Synonym first = suggest(said("cy", "income", "amount", 0)).orElseThrow();
        Synonym again = suggest(said("cy", "income", "amount", 5)).orElseThrow();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.weight()).isGreaterThan(first.weight());

        Synonym other = suggest(said("cy", "income", "ordered_on", 9)).orElseThrow();

        assertThat(helping("cy", "income")).containsExactly(other);
        assertThat(page("cy", Set.of(State.DELETED), Optional.empty(), 10))
                .extracting(Synonym::id)
                .contains(first.id());
    }

    @Test
    void areABoundedNumberForEachPerson() {
        List.of("a", "b", "c")
                .forEach(phrase ->
                        assertThat(suggest(said("di", phrase, "amount", 0))).isPresent());

        assertThat(suggest(said("di", "d", "amount", 0))).isEmpty();
        assertThat(suggest(said("di", "a", "ordered_on", 0))).isPresent();
        assertThat(suggest(said("ed", "d", "amount", 0))).isPresent();
    }

    @Test
    void areListedNewestFirstAndPartByPart() {
        Synonym old = suggest(said("flo", "x", "amount", 1)).orElseThrow();
        Synonym young = suggest(said("flo", "y", "amount", 2)).orElseThrow();

        List<Synonym> first = page("flo", Set.of(State.SUGGESTED), Optional.empty(), 1);

        assertThat(first).containsExactly(young);
        assertThat(page("flo", Set.of(State.SUGGESTED), Optional.of(Cursor.behind(young)), 1))
                .containsExactly(old);
        assertThat(page("gus", LIVING, Optional.empty(), 10)).doesNotContain(old, young);
        assertThat(find(old)).contains(old);
    }
}
