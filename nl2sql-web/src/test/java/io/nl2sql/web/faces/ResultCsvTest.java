package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultCsvTest {
    @Test
    void quotesWhatNeedsItAndTellsNullFromEmpty() throws IOException {
        assertThat(csv("a,b", "say \"x\"", null, "")).isEqualTo("\"a,b\",\"say \"\"x\"\"\",,\"\"\r\n");
    }

    @Test
    void disarmsFormulasButNotNegativeNumbers() throws IOException {
        assertThat(csv("=1+1", "@x", "-2", new BigDecimal("-2.50"))).isEqualTo("'=1+1,'@x,'-2,-2.50\r\n");
    }

    private static String csv(Object... values) throws IOException {
        ResultColumn column = new ResultColumn("c", new ColumnType("text", Category.TEXT));
        List<ResultColumn> columns = List.of(column, column, column, column);
        StringWriter out = new StringWriter();
        ResultCsv.write(new ResultTable(columns, List.of(Arrays.asList(values)), false), out);
        return out.toString().substring("c,c,c,c\r\n".length());
    }
}
