package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.execution.ResultColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellFormatTest {
    @Test
    void groupsNumbersButNotKeysAndYears() {
        assertThat(shown("amount", new BigDecimal("1234567.50"))).isEqualTo("1,234,567.50");
        assertThat(shown("accrual_id", 13152)).isEqualTo("13152");
        assertThat(shown("year", new BigDecimal("2026"))).isEqualTo("2026");
    }

    @Test
    void roundsLongDecimalsAndKeepsTheWholeValueAtHand() {
        Cell cell = format("avg").cell(new BigDecimal("1234.5678901234567890"));

        assertThat(cell.text()).isEqualTo("1,234.57");
        assertThat(cell.full()).isEqualTo("1234.5678901234567890");
    }

    @Test
    void neverRoundsToZeroWhatIsNotZero() {
        assertThat(shown("share", new BigDecimal("0.000012345678"))).isEqualTo("0.0000123");
    }

    @Test
    void writesDatesAndListsPlainly() {
        assertThat(shown("day", LocalDate.of(2026, 1, 31))).isEqualTo("2026-01-31");
        assertThat(shown("at", LocalDateTime.of(2026, 1, 31, 7, 5))).isEqualTo("2026-01-31 07:05:00");
        assertThat(shown("tags", Arrays.asList("a", null))).isEqualTo("[a, null]");
    }

    @Test
    void ordersByValueWithNullLast() {
        CellFormat format = format("amount");

        assertThat(Stream.of(format.cell(null), format.cell(10), format.cell(9)).sorted())
                .extracting(Cell::text)
                .containsExactly("9", "10", "");
    }

    private static String shown(String column, Object value) {
        return format(column).cell(value).text();
    }

    private static CellFormat format(String column) {
        return CellFormat.of(new ResultColumn(column, new ColumnType("numeric", Category.DECIMAL)));
    }
}
