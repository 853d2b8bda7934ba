package io.nl2sql.core.format;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.io.IOException;
import java.util.List;

/**
 * Writes a result as CSV (RFC 4180, with a header). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; null is an empty field, an empty text is {@code ""}.
 */
public final class CsvRows {
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvRows() {}

    public static void write(ResultTable result, Appendable target) throws IOException {
        line(result.columns().stream().map(ResultColumn::name).toList(), target);
        for (List<Object> row : result.rows()) {
            line(row, target);
        }
    }

    /** One line of whatever table. */
    public static void line(List<?> values, Appendable target) throws IOException {
        String separator = "";
        for (Object value : values) {
            target.append(separator).append(field(value));
            separator = ",";
        }
        target.append("\r\n");
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Number ? JsonRows.text(value) : neutral(JsonRows.text(value));
        boolean plain = !text.isEmpty() && text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String neutral(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
