package io.nl2sql.ejb.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.ejb.wiring.TestSystemDatabase;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryQueriesTest {
    private static final Instant NOON = Instant.parse("2026-05-06T12:00:00.123456Z");
    private static TestSystemDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new TestSystemDatabase("system_history", List.of(HistoryEntity.class));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static HistoryEntry entry(String principal, Instant at) {
        return new HistoryEntry(
                UUID.randomUUID(),
                at,
                principal,
                List.of("analyst", "hr"),
                "rest",
                "lab",
                "How many?",
                "SELECT 1",
                "SELECT 1 FROM (…)",
                List.of("lab.tests: rows where site = 1", "lab.people.name: masked"),
                HistoryEntry.Outcome.FAILED,
                Optional.of("STATEMENT_TIMEOUT"),
                "Too long.",
                "embedded",
                Optional.of(0.75),
                -1,
                false,
                12.5,
                Optional.of(new Usage("small-1", 120, 30, 0.0001)));
    }

    private static void insert(HistoryEntry entry) {
        database.inTransaction(entities -> {
            new HistoryQueries(entities).insert(entry);
            return entry;
        });
    }

    private static List<HistoryEntry> page(String principal, Optional<History.Cursor> after, int limit) {
        return database.inTransaction(
                entities -> new HistoryQueries(entities).page(Optional.of(principal), after, limit));
    }

    private static Optional<HistoryEntry> find(UUID id) {
        return database.inTransaction(entities -> new HistoryQueries(entities).find(id));
    }

    @Test
    void keepsEveryFieldOfAnEntry() {
        HistoryEntry entry = entry("zoe", NOON);
        insert(entry);
        assertThat(find(entry.id())).contains(entry);
        assertThat(find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void pagesThroughAllEntriesNewestFirstAlsoOfTheSameMoment() {
        List<UUID> written = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            HistoryEntry entry = entry("pat", NOON.plusSeconds(index / 3));
            insert(entry);
            written.add(entry.id());
        }
        insert(entry("someone else", NOON));
        List<HistoryEntry> read = new ArrayList<>();
        Optional<History.Cursor> after = Optional.empty();
        List<HistoryEntry> page = page("pat", after, 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            HistoryEntry last = page.get(page.size() - 1);
            page = page("pat", Optional.of(new History.Cursor(last.at(), last.id())), 2);
        }
        assertThat(read).extracting(HistoryEntry::id).containsExactlyInAnyOrderElementsOf(written);
        assertThat(read).extracting(HistoryEntry::at).isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // there is no container here to inject it
    void showsOthersEntriesToAuditorsAndAdministratorsOnly() {
        InMemoryHistory history = new InMemoryHistory();
        HistoryBean bean = new HistoryBean();
        bean.history = history;
        HistoryEntry anns = entry("ann", NOON);
        history.record(anns);
        Principal bob = new Principal("bob", Set.of("analyst"), Claims.none());
        Principal carl = new Principal("carl", Set.of("analyst", "auditor"), Claims.none());
        assertThat(bean.find(bob, anns.id())).isEmpty();
        assertThat(bean.find(carl, anns.id())).contains(anns);
        assertThat(bean.page(bob, false, Optional.empty(), 10)).isEmpty();
        assertThat(bean.page(carl, true, Optional.empty(), 10)).containsExactly(anns);
        assertThatThrownBy(() -> bean.page(bob, true, Optional.empty(), 10))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
        assertThatThrownBy(() -> bean.page(bob, false, Optional.empty(), 501))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED));
    }

    @Test
    void saysThatHistoryIsUnavailableWhateverFailed() {
        InMemoryHistory down = new InMemoryHistory();
        down.goDown();
        assertThatThrownBy(() -> new FailClosedHistory(down).record(entry("ann", NOON)))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));
    }
}
