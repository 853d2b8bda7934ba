package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Writes results as {@code name amount: a 1; b 2}: the columns' names, then rows; numbers are numbers, ~ is NULL. */
final class ResultRows {
    private ResultRows() {}

    static ResultTable rows(String written) {
        int colon = written.indexOf(':');
        List<ResultColumn> columns = Arrays.stream(words(written.substring(0, colon)))
                .map(name -> new ResultColumn(name, ColumnType.named("text")))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        Pattern.compile(";")
                .splitAsStream(written.substring(colon + 1))
                .filter(row -> !row.isBlank())
                .forEach(row -> rows.add(row(row)));
        return new ResultTable(columns, rows, false);
    }

    private static List<Object> row(String row) {
        List<Object> values = new ArrayList<>();
        for (String word : words(row)) {
            values.add(word.equals("~") ? null : word.matches("-?[0-9][0-9.]*") ? new BigDecimal(word) : word);
        }
        return Collections.unmodifiableList(values);
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
