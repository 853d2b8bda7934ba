package io.nl2sql.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFiltersTest {
    /** @param parameters names and values in turn */
    private static HistoryFilter filter(String... parameters) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (int index = 0; index < parameters.length; index += 2) {
            values.add(parameters[index], parameters[index + 1]);
        }
        return EntryFilters.of(AddressQuery.of(values, EntryFilters.parameters("principal", "kind")));
    }

    @Test
    void readsEveryParameter() {
        assertThat(filter()).isEqualTo(HistoryFilter.everything());
        assertThat(filter(
                        "kind", "ASKED",
                        "principal", "ann",
                        "door", "jdbc",
                        "dataSource", "lab",
                        "outcome", "REFUSED",
                        "code", "TABLE_UNKNOWN",
                        "from", "2026-05-06T12:00:00Z",
                        "to", "2026-05-06T14:00:00+01:00",
                        "q", "50% of it's",
                        "conversationId", "talk"))
                .isEqualTo(HistoryFilter.everything()
                        .askedBy("ann")
                        .narrowed()
                        .door(Optional.of("jdbc"))
                        .dataSource(Optional.of("lab"))
                        .outcome(Optional.of(HistoryEntry.Outcome.REFUSED))
                        .code(Optional.of("TABLE_UNKNOWN"))
                        .from(Optional.of(Instant.parse("2026-05-06T12:00:00Z")))
                        .to(Optional.of(Instant.parse("2026-05-06T13:00:00Z")))
                        .text(Optional.of("50% of it's"))
                        .conversation(Optional.of("talk"))
                        .filter());
    }

    @ParameterizedTest
    @CsvSource({
        "door, window",
        "outcome, refused",
        "outcome, LOST",
        "kind, ALL",
        "code, no code",
        "from, yesterday",
        "from, 2026-05-06",
        "to, +999999-01-01T00:00:00Z",
        "to, -0001-01-01T00:00:00Z",
        "q, ' '",
        "principal, ''",
        "outcom, REFUSED"
    })
    void namesWhatItCannotRead(String name, String value) {
        assertThatThrownBy(() -> filter(name, value))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED))
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void refusesWhatIsGivenTwiceOrBackwardsOrUnprintable() {
        assertThatThrownBy(() -> filter("door", "web", "door", "web")).hasMessage("'door' must be given once.");
        assertThatThrownBy(() -> filter("from", "2026-05-06T12:00:00Z", "to", "2026-05-06T12:00:00Z"))
                .hasMessage("'from' must be before 'to'.");
        assertThatThrownBy(() -> filter("q", "a\0b")).hasMessageStartingWith("'q' must hold");
        assertThatThrownBy(() -> filter("q", "a".repeat(1001))).hasMessageStartingWith("'q' must hold");
        assertThatThrownBy(() -> filter("<script>", "x")).hasMessageContaining("'?script?'");
    }
}
