package io.nl2sql.tests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows as comparable text, whether they come from the database or over REST. */
public record Rows(List<List<String>> values) {
    private static final MathContext DIGITS = new MathContext(12);

    public static Rows of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(canonical(result.getString(column)));
                }
                rows.add(row);
            }
            return new Rows(rows);
        }
    }

    /** @param answer an answer of the interface, with {@code rows} as arrays */
    public static Rows of(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> values = new ArrayList<>();
            row.forEach(value -> values.add(canonical(value.isNull() ? null : value.asText())));
            rows.add(values);
        }
        return new Rows(rows);
    }

    /** Numbers without trailing zeros; the first day of a month however its time is written. */
    private static String canonical(String value) {
        if (value == null) {
            return "∅";
        }
        if (value.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
        return value.replaceFirst("[ T]00:00:00(\\.0+)?(Z|\\+00(:00)?)?$", "");
    }

    private int width() {
        return values.isEmpty() ? 0 : values.get(0).size();
    }

    private Rows columns(List<Integer> chosen) {
        return new Rows(values.stream()
                .map(row -> chosen.stream().map(row::get).toList())
                .toList());
    }

    private List<List<String>> sorted() {
        return values.stream()
                .sorted((left, right) -> left.toString().compareTo(right.toString()))
                .toList();
    }

    /** Whether these rows, with columns left out or in another order, are the expected ones. */
    public boolean contain(Rows expected, boolean ordered) {
        if (values.size() != expected.values.size()) {
            return false;
        }
        return values.isEmpty() || matches(expected, ordered, List.of());
    }

    private boolean matches(Rows expected, boolean ordered, List<Integer> chosen) {
        if (chosen.size() == expected.width()) {
            Rows candidate = columns(chosen);
            return ordered ? candidate.equals(expected) : candidate.sorted().equals(expected.sorted());
        }
        return IntStream.range(0, width())
                .filter(column -> !chosen.contains(column))
                .anyMatch(column -> {
                    List<Integer> longer = new ArrayList<>(chosen);
                    longer.add(column);
                    return matches(expected, ordered, longer);
                });
    }
}
