package io.nl2sql.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    /** The year 99,999, which the system database cannot compare with. */
    private static final String FAR_AWAY =
            "Kzk5OTk5LTAxLTAxVDAwOjAwOjAwWiAwMDAwMDAwMC0wMDAwLTAwMDEtMDAwMC0wMDAwMDAwMDAwMDI";

    private static PageRequest request(String name, String value) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        values.putSingle(name, value);
        return PageRequest.of(AddressQuery.of(values, Set.of("limit", "after")));
    }

    @Test
    void asksForTheUsualPartWhereNothingIsSaid() {
        assertThat(PageRequest.of(AddressQuery.of(new MultivaluedHashMap<>(), Set.of()))
                        .limit())
                .isEqualTo(50);
        assertThat(PageRequest.of(AddressQuery.of(new MultivaluedHashMap<>(), Set.of()))
                        .after())
                .isEmpty();
    }

    @Test
    void readsThePositionThatItWrote() {
        History.Cursor cursor = new History.Cursor(Instant.parse("2026-03-01T12:00:00.123456Z"), new UUID(1, 2));

        assertThat(request("after", PageRequest.text(cursor)).after()).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.5", "ten", "99999999999"})
    void refusesALimitOutOfRange(String limit) {
        assertThatThrownBy(() -> request("limit", limit))
                .isInstanceOf(Nl2SqlException.class)
                .hasMessage("'limit' must be a whole number from 1 to 500.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "MjAyNg", "MjAyNi0wMy0wMVQxMjowMDowMFogeA", FAR_AWAY})
    void refusesAPositionThatItDidNotWrite(String after) {
        assertThatThrownBy(() -> request("after", after))
                .isInstanceOf(Nl2SqlException.class)
                .hasMessage("'after' must be the 'next' of an earlier answer.");
    }
}
