package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expected SQL that leaves open which columns to show, as sql-eval of defog-ai writes it: of the columns in braces any
 * are right, one at least, and {@code GROUP BY {}} stands for those chosen. Statements are parted by semicolons.
 */
final class AnyColumns {
    private static final String GROUPED = "GROUP BY {}";
    private static final int MOST = 6;

    private AnyColumns() {}

    /** Each statement with each choice of its columns. */
    static List<String> spelledOut(String statements) {
        return Arrays.stream(statements.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .flatMap(statement -> choices(statement).stream())
                .toList();
    }

    private static List<String> choices(String statement) {
        int open = statement.indexOf('{');
        int close = statement.indexOf('}', open + 1);
        if (open < 0 || close < 0) {
            return List.of(statement);
        }
        List<String> columns = Arrays.stream(
                        statement.substring(open + 1, close).split(","))
                .map(String::strip)
                .limit(MOST)
                .toList();
        List<String> all = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << columns.size(); chosen++) {
            int bits = chosen;
            String shown = String.join(
                    ", ",
                    IntStream.range(0, columns.size())
                            .filter(at -> (bits >> at & 1) == 1)
                            .mapToObj(columns::get)
                            .toList());
            String rest = statement.substring(close + 1).replace(GROUPED, "GROUP BY " + shown);
            all.add(statement.substring(0, open) + shown + rest);
        }
        return all;
    }
}
