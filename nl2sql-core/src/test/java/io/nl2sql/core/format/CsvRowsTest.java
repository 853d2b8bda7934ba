package io.nl2sql.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void quotesWhatNeedsItAndTellsNullFromEmpty() throws IOException {
        assertThat(line("a,b", "say \"x\"", null, "", "two\nlines"))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",,\"\",\"two\nlines\"");
    }

    @Test
    void disarmsFormulasButNotNegativeNumbers() throws IOException {
        assertThat(line("=1+1", "@x", "+49 30", "-2", new BigDecimal("-2.50"), LocalDate.of(2026, 11, 22)))
                .isEqualTo("'=1+1,'@x,'+49 30,'-2,-2.50,2026-11-22");
    }

    @Test
    void beginsWithTheColumnsNamesAndEndsEveryLineAsTheStandardSays() throws IOException {
        StringBuilder csv = new StringBuilder();
        ResultColumn column = new ResultColumn("total, net", ColumnType.named("integer"));
        CsvRows.write(new ResultTable(List.of(column), List.of(List.of(1), List.of(2)), false), csv);

        assertThat(csv).hasToString("\"total, net\"\r\n1\r\n2\r\n");
    }

    private static String line(Object... values) throws IOException {
        StringBuilder csv = new StringBuilder();
        ResultColumn column = new ResultColumn("c", ColumnType.named("text"));
        List<ResultColumn> columns = Collections.nCopies(values.length, column);
        CsvRows.write(new ResultTable(columns, List.of(Arrays.asList(values)), false), csv);
        String all = csv.toString();
        return all.substring(all.indexOf("\r\n") + 2, all.length() - 2);
    }
}
