package io.nl2sql.web.faces;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a result as CSV (RFC 4180). A text that a spreadsheet would run as a formula is given an apostrophe in front;
 * null is an empty field, an empty text a pair of quotes.
 */
final class ResultCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n|";

    private ResultCsv() {}

    static void write(ResultTable table, Writer out) throws IOException {
        line(table.columns().stream().map(ResultColumn::name).toList(), out);
        for (List<Object> row : table.rows()) {
            line(row, out);
        }
    }

    private static void line(List<?> values, Writer out) throws IOException {
        for (Iterator<?> each = values.iterator(); each.hasNext(); ) {
            out.write(field(each.next()));
            if (each.hasNext()) {
                out.write(',');
            }
        }
        out.write("\r\n");
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value instanceof ResultTable.Json json ? json.text() : value.toString();
        return quoted(FORMULA_STARTS.indexOf(text.isEmpty() ? ' ' : text.charAt(0)) < 0 ? text : "'" + text);
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
