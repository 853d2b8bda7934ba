package io.nl2sql.ejb.history;

import static io.nl2sql.ejb.history.SampleEntry.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryEntry.Outcome;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.ejb.wiring.TestSystemDatabase;
import io.nl2sql.security.policy.TableName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryQueriesTest {
    private static final HistoryFilter ALL = HistoryFilter.everything();
    private static TestSystemDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new TestSystemDatabase("system_history", List.of(HistoryEntity.class));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static HistoryEntry insert(SampleEntry sample) {
        return database.inTransaction(entities -> {
            new HistoryQueries(entities).insert(sample.entry());
            return sample.entry();
        });
    }

    private static List<HistoryEntry> page(HistoryFilter filter, Optional<History.Cursor> after, int limit) {
        return database.inTransaction(entities -> new HistoryQueries(entities).page(filter, after, limit));
    }

    private static List<HistoryEntry> found(HistoryFilter filter) {
        return page(filter, Optional.empty(), 500);
    }

    private static Optional<HistoryEntry> find(UUID id) {
        return database.inTransaction(entities -> new HistoryQueries(entities).find(id));
    }

    private static HistoryFilter containing(String person, String text) {
        return ALL.narrowed()
                .principal(Optional.of(person))
                .text(Optional.of(text))
                .filter();
    }

    private static void complete(HistoryEntry entry) {
        database.inTransaction(entities -> {
            new HistoryQueries(entities).complete(entry);
            return entry;
        });
    }

    @Test
    void keepsEveryFieldOfAnEntry() {
        HistoryEntry entry = insert(SampleEntry.of("zoe"));
        HistoryEntry reading = insert(SampleEntry.of("zoe").reading());

        assertThat(find(entry.id())).contains(entry);
        assertThat(find(reading.id())).contains(reading);
        assertThat(find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void pagesThroughAllEntriesNewestFirstAlsoOfTheSameMoment() {
        List<UUID> written = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            written.add(insert(SampleEntry.of("pat").at(NOON.plusSeconds(index / 3)))
                    .id());
        }
        insert(SampleEntry.of("someone else"));
        List<HistoryEntry> read = new ArrayList<>();
        List<HistoryEntry> page = page(ALL.askedBy("pat"), Optional.empty(), 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            insert(SampleEntry.of("pat").at(NOON.plusSeconds(60)));
            Optional<History.Cursor> after = Optional.of(History.Cursor.behind(page.get(page.size() - 1)));
            page = page(ALL.askedBy("pat"), after, 2);
        }

        assertThat(read).extracting(HistoryEntry::id).containsExactlyInAnyOrderElementsOf(written);
        assertThat(read).extracting(HistoryEntry::at).isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    void findsWhatHoldsForEveryFilterThatIsGiven() {
        HistoryEntry wished = insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN"));
        insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN").through("web"));
        insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN").on("geo"));
        insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "SYNTAX"));
        insert(SampleEntry.of("fay").ending(Outcome.FAILED, "TABLE_UNKNOWN"));
        insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN").at(NOON.minusSeconds(1)));
        insert(SampleEntry.of("fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN").at(NOON.plusSeconds(1)));
        insert(SampleEntry.of("not fay").ending(Outcome.REFUSED, "TABLE_UNKNOWN"));
        insert(SampleEntry.of("fay").reading());

        assertThat(found(ALL.askedBy("fay")
                        .narrowed()
                        .door(Optional.of("rest"))
                        .dataSource(Optional.of("lab"))
                        .outcome(Optional.of(Outcome.REFUSED))
                        .code(Optional.of("TABLE_UNKNOWN"))
                        .from(Optional.of(NOON))
                        .to(Optional.of(NOON.plusSeconds(1)))
                        .text(Optional.of("how MANY"))
                        .filter()))
                .containsExactly(wished);
        assertThat(found(ALL.askedBy("fay"))).hasSize(7);
    }

    @Test
    void keepsConversationsAndWhatWasOffered() {
        HistoryEntry plain = SampleEntry.of("cleo").entry();
        Map<String, List<Naming>> offered = Map.of(
                "Total \"turnover\"?",
                List.of(
                        Naming.of("turnover", new TableName("sales", "orders"), Optional.of("amount")),
                        Naming.of("client", new TableName("sales", "customers"), Optional.empty())),
                "Total orders?",
                List.of());
        HistoryEntry talk = SampleEntry.of("cleo")
                .saying("and 2024?", "SELECT 2", "")
                .entry(new Dialogue("talk", "Turnover in 2024?", offered));
        database.inTransaction(entities -> {
            new HistoryQueries(entities).insert(plain);
            new HistoryQueries(entities).insert(talk);
            return talk;
        });

        assertThat(found(ALL.askedBy("cleo").in("talk", "lab"))).containsExactly(talk);
        assertThat(found(ALL.askedBy("cleo").in("talk", "elsewhere"))).isEmpty();
        assertThat(found(ALL.askedBy("someone").in("talk", "lab"))).isEmpty();
        assertThat(found(ALL.askedBy("cleo"))).hasSize(2);
    }

    @Test
    void separatesReadingsOfTheAuditFromWhatWasAsked() {
        HistoryEntry asked = insert(SampleEntry.of("rea"));
        HistoryEntry reading = insert(SampleEntry.of("rea").reading());

        assertThat(found(ALL.askedBy("rea"))).containsExactly(asked);
        assertThat(found(containing("rea", "read the audit"))).containsExactly(reading);
    }

    /** No character of the text means anything to LIKE, to the escape or to SQL. */
    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "back\\slash", "it's", "\"quoted\"", "!bang", "!%", "--", "') OR 1=1", "ÄÖ"})
    void findsTextsAsTheyAreWritten(String text) {
        String person = "like " + text;
        HistoryEntry question = insert(SampleEntry.of(person).saying("is " + text + " it?", "SELECT 1", ""));
        HistoryEntry sql = insert(SampleEntry.of(person).saying("", "SELECT " + text, ""));
        HistoryEntry message = insert(SampleEntry.of(person).saying("", "", "There is no " + text + "."));
        insert(SampleEntry.of(person).saying("100 aXb back/slash its quoted bang OR 1=1 - !", "SELECT 100", "a-b"));

        assertThat(found(containing(person, text))).containsExactlyInAnyOrder(question, sql, message);
    }

    @Test
    void findsNothingWhereNothingFits() {
        insert(SampleEntry.of("nil"));

        assertThat(found(containing("nil", "%"))).isEmpty();
        assertThat(found(containing("nil", "_"))).isEmpty();
        assertThat(found(containing("%", "how"))).isEmpty();
    }

    @Test
    void completesARunningEntryOnce() {
        SampleEntry running = SampleEntry.of("run").ending(Outcome.RUNNING, "");
        insert(running);
        HistoryEntry done = running.ending(Outcome.ANSWERED, "").entry();
        complete(done);

        assertThat(find(done.id())).contains(done);
        assertThatThrownBy(() ->
                        complete(running.ending(Outcome.FAILED, "INTERNAL").entry()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find(done.id())).contains(done);
        assertThatThrownBy(() -> complete(SampleEntry.of("run").entry())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysThatHistoryIsUnavailableWhateverFailed() {
        InMemoryHistory down = new InMemoryHistory();
        down.goDown();

        assertThatThrownBy(() ->
                        new FailClosedHistory(down).record(SampleEntry.of("ann").entry()))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));
    }

    @Test
    void readsFarAwayMomentsAsNothing() {
        Instant far = Instant.parse("9999-12-31T23:59:59Z");
        History.Cursor oldest = new History.Cursor(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

        assertThat(page(ALL, Optional.of(oldest), 5)).isEmpty();
        assertThat(page(ALL, Optional.of(new History.Cursor(far, new UUID(0, 0))), 1))
                .hasSizeLessThanOrEqualTo(1);
    }
}
