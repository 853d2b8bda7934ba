package io.nl2sql.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    @Test
    void givesNumbersAsNumbersWhileADoubleHoldsThem() {
        assertThat(JsonRows.json(1)).isEqualTo(1);
        assertThat(JsonRows.json(9007199254740992L)).isEqualTo(9007199254740992L);
        assertThat(JsonRows.json(9007199254740993L)).isEqualTo("9007199254740993");
        assertThat(JsonRows.json(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(JsonRows.json(new BigDecimal("12.50"))).isEqualTo(new BigDecimal("12.50"));
        assertThat(JsonRows.json(new BigDecimal("1E+20"))).isEqualTo("100000000000000000000");
        assertThat(JsonRows.json(1.5)).isEqualTo(1.5);
        assertThat(JsonRows.json(Double.NaN)).isEqualTo("NaN");
        assertThat(JsonRows.json(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void givesDatesAndTimesInIso8601WithSeconds() {
        assertThat(JsonRows.json(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(JsonRows.json(LocalTime.of(10, 0))).isEqualTo("10:00:00");
        assertThat(JsonRows.json(LocalDateTime.of(2024, 1, 2, 3, 4))).isEqualTo("2024-01-02T03:04:00");
        assertThat(JsonRows.json(OffsetDateTime.parse("2024-01-02T03:04:00+02:00")))
                .isEqualTo("2024-01-02T03:04:00+02:00");
    }

    @Test
    void keepsNullTruthTextAndIdentifiers() {
        UUID id = UUID.fromString("6f1f8b1e-0000-4000-8000-000000000001");
        assertThat(JsonRows.json(null)).isNull();
        assertThat(JsonRows.json(true)).isEqualTo(true);
        assertThat(JsonRows.json("=1+1")).isEqualTo("=1+1");
        assertThat(JsonRows.json(id)).isEqualTo(id.toString());
    }

    @Test
    void givesArraysAsArraysAndJsonAsJson() {
        assertThat(JsonRows.json(Arrays.asList(1L, null, List.of(9007199254740993L))))
                .isEqualTo(Arrays.asList(1L, null, List.of("9007199254740993")));
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("b", null);
        inner.put("c", List.of(true, false, "x\"\n\u00e4"));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("a", new BigDecimal("-1.5e3"));
        whole.put("in", inner);
        whole.put("none", List.of());
        String json = """
                {"a": -1.5e3, "in": {"b": null, "c": [true, false, "x\\"\\n\\u00e4"]}, "none": []}""";
        assertThat(JsonRows.json(new ResultTable.Json(json))).isEqualTo(whole);
        assertThat(JsonRows.json(new ResultTable.Json("[".repeat(5_000) + "]".repeat(5_000))))
                .isInstanceOf(String.class);
    }
}
