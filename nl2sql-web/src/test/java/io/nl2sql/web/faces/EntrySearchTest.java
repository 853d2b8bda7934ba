package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntrySearchTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void meansQuestionsAndSqlWhereTheAddressSaysNothing() {
        EntrySearch search = new EntrySearch();
        search.setFind(null);

        assertThat(search.filter(ZONE)).contains(HistoryFilter.everything().asked());
        assertThat(search.isNarrow()).isFalse();
        assertThat(search.address()).isEmpty();
    }

    @Test
    void readsWholeDaysInItsZone() {
        EntrySearch search = new EntrySearch();
        search.setFrom("2026-05-06");
        search.setTo("2026-05-06");
        HistoryFilter filter = search.filter(ZONE).orElseThrow();

        assertThat(filter.from()).contains(Instant.parse("2026-05-05T22:00:00Z"));
        assertThat(filter.to()).contains(Instant.parse("2026-05-06T22:00:00Z"));
    }

    @Test
    void putsEverythingIntoItsAddress() {
        EntrySearch search = new EntrySearch();
        search.setFind(" 100% of a&b ");
        search.setPerson("ann=x");
        search.setKind("ALL");

        assertThat(search.address()).isEqualTo("find=100%25+of+a%26b&person=ann%3Dx&kind=ALL&");
        assertThat(search.filter(ZONE).orElseThrow().text()).contains("100% of a&b");
        assertThat(search.filter(ZONE).orElseThrow().kind()).isEmpty();
        assertThat(search.isNarrow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "outcome, LOST",
        "kind, asked",
        "from, yesterday",
        "to, 2026-13-01",
        "from, +99999-01-01",
        "to, 9999-12-31"
    })
    void hasNoFilterWhereSomethingCannotBeRead(String name, String value) {
        EntrySearch search = new EntrySearch();
        switch (name) {
            case "outcome" -> search.setOutcome(value);
            case "kind" -> search.setKind(value);
            case "from" -> search.setFrom(value);
            default -> search.setTo(value);
        }

        assertThat(search.filter(ZONE)).isEqualTo(Optional.empty());
    }

    @Test
    void readsOutcomesByTheirNames() {
        EntrySearch search = new EntrySearch();
        search.setOutcome("NEEDS_CLARIFICATION");

        assertThat(search.filter(ZONE).orElseThrow().outcome()).contains(HistoryEntry.Outcome.NEEDS_CLARIFICATION);
    }
}
