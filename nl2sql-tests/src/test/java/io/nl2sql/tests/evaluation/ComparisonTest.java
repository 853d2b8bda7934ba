package io.nl2sql.tests.evaluation;

import static io.nl2sql.tests.evaluation.ResultRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final String UNSORTED = "SELECT a FROM t";
    private static final String SORTED = "SELECT a FROM t ORDER BY a";

    private static boolean isRight(String sql, ResultTable gold, ResultTable answer) {
        return new Comparison(further -> Optional.empty()).isRight(sql, gold, answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "same rows                        | a: 1; 2          | a: 1; 2          | true",
                "another row order                | a: 1; 2          | a: 2; 1          | true",
                "duplicates count                 | a: 1; 1; 2       | a: 1; 2; 2       | false",
                "fewer rows                       | a: 1; 2          | a: 1             | false",
                "more rows                        | a: 1             | a: 1; 1          | false",
                "column names do not count        | a: 1             | b: 1             | true",
                "another column order             | a b: x 1; y 2    | b a: 1 x; 2 y    | true",
                "columns that only look alike     | a b: 1 2; 2 1    | a b: 1 1; 2 2    | false",
                "a column too many                | a: 1             | a b: 1 1         | false",
                "a column too few                 | a b: 1 1         | a: 1             | false",
                "repeated columns                 | a b c: 1 1 2     | a b c: 1 2 1     | true",
                "repeated columns, repeated wrong | a b c: 1 1 2     | a b c: 1 2 2     | false",
                "three columns turned             | a b c: 1 2 3; 2 3 1 | a b c: 2 3 1; 3 1 2 | true",
                "NULL equals NULL                 | a b: ~ 1; 2 ~    | b a: 1 ~; ~ 2    | true",
                "NULL is not zero                 | a: ~             | a: 0             | false",
                "NULL is not the text null        | a: ~             | a: null          | false",
                "numbers by value                 | a: 10            | a: 10.0          | true",
                "nearly equal fractions           | a: 0.3333333333333 | a: 0.33333333333333333 | true",
                "different fractions              | a: 0.3333        | a: 0.33333       | false",
                "whole numbers exactly            | a: 100000000000001 | a: 100000000000002 | false",
                "minus zero                       | a: 0             | a: -0.0          | true",
                "text exactly                     | a: Ann           | a: ann           | false",
                "no rows at all                   | a:               | a b:             | true",
                "no rows expected                 | a:               | a: 1             | false",
            })
    void comparesMultisetsWithFreeColumnOrder(String why, String gold, String answer, boolean right) {
        assertThat(isRight(UNSORTED, rows(gold), rows(answer))).as(why).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a FROM t ORDER BY a              | a: 1; 2          | a: 2; 1          | false",
                "SELECT a FROM t ORDER BY a              | a: 1; 2          | a: 1; 2          | true",
                "select a from t order by a;             | a: 1; 2          | a: 2; 1          | false",
                "SELECT a, b FROM t ORDER BY a           | a b: 1 x; 1 y    | a b: 1 y; 1 x    | true",
                "SELECT a, b FROM t ORDER BY 1 DESC      | a b: 2 z; 1 x; 1 y | a b: 2 z; 1 y; 1 x | true",
                "SELECT a, b FROM t ORDER BY a, b        | a b: 1 x; 1 y    | a b: 1 y; 1 x    | false",
                "SELECT a, b FROM t ORDER BY a           | a b: 1 x; 2 y    | b a: x 1; y 2    | true",
                "SELECT a, b FROM t ORDER BY a           | a b: 1 x; 2 y; 2 z | a b: 2 y; 1 x; 2 z | false",
                "SELECT a FROM (SELECT a FROM t ORDER BY a LIMIT 2) s | a: 1; 2 | a: 2; 1      | true",
                "SELECT a, rank() OVER (ORDER BY a) FROM t | a b: x 1; y 2  | a b: y 2; x 1    | true",
                "SELECT 'ORDER BY a' FROM t              | a: 1; 2          | a: 2; 1          | true",
                "SELECT a FROM t ORDER BY b              | a: 1; 2          | a: 2; 1          | false",
            })
    void mindsTheOrderOnlyWhereTheGoldSorts(String sql, String gold, String answer, boolean right) {
        assertThat(isRight(sql, rows(gold), rows(answer))).isEqualTo(right);
    }

    @Test
    void asksForSortKeysThatTheGoldDoesNotShow() {
        List<String> asked = new ArrayList<>();
        Comparison comparison = new Comparison(sql -> {
            asked.add(sql);
            return Optional.of(rows("a count: x 5; y 3; z 3"));
        });
        String sql = "SELECT a FROM t GROUP BY a ORDER BY count(*) DESC LIMIT 3";

        assertThat(comparison.isRight(sql, rows("a: x; y; z"), rows("a: x; z; y")))
                .isTrue();
        assertThat(comparison.isRight(sql, rows("a: x; y; z"), rows("a: y; x; z")))
                .isFalse();
        assertThat(asked).containsOnly("SELECT a , count(*) FROM t GROUP BY a ORDER BY count(*) DESC LIMIT 3");
    }

    static Stream<List<Object>> equalValues() {
        return Stream.of(
                List.of(10, new BigDecimal("10.000")),
                List.of(10L, 10.0),
                List.of(0.1f, 0.1),
                List.of(new BigDecimal("20.3333333333333333"), 61.0 / 3),
                List.of(LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 0, 0)),
                List.of(OffsetDateTime.parse("2024-02-29T01:00:00+01:00"), LocalDate.of(2024, 2, 29)),
                List.of(List.of(1, 2), List.of(1L, new BigDecimal("2.0"))),
                List.of(Double.NaN, "NaN"));
    }

    @ParameterizedTest
    @MethodSource("equalValues")
    void comparesByValueAcrossTypes(List<Object> pair) {
        assertThat(isRight(UNSORTED, single(pair.get(0)), single(pair.get(1)))).isTrue();
    }

    static Stream<List<Object>> differentValues() {
        return Stream.of(
                List.of(1, true),
                List.of(1, "1"),
                List.of(LocalDate.of(2024, 2, 29), "2024-02-29"),
                List.of(List.of(1, 2), List.of(2, 1)),
                List.of(new BigDecimal("1234567.12"), new BigDecimal("1234567.13")));
    }

    @ParameterizedTest
    @MethodSource("differentValues")
    void tellsTypesApartThatMeanDifferentThings(List<Object> pair) {
        assertThat(isRight(UNSORTED, single(pair.get(0)), single(pair.get(1)))).isFalse();
    }

    @Test
    void findsTheColumnsOfAWideResultQuickly() {
        int width = 40;
        Random random = new Random(7);
        List<List<Object>> gold = new ArrayList<>();
        List<List<Object>> answer = new ArrayList<>();
        for (int row = 0; row < 2_000; row++) {
            List<Object> values = random.ints(width, 0, 2).boxed().collect(Collectors.toList());
            gold.add(values);
            answer.add(IntStream.range(0, width)
                    .mapToObj(column -> values.get((column + 17) % width))
                    .collect(Collectors.toList()));
        }
        assertThat(isRight(UNSORTED, table(width, gold), table(width, answer))).isTrue();

        answer.get(0).set(0, 3);
        assertThat(isRight(UNSORTED, table(width, gold), table(width, answer))).isFalse();
    }

    @Test
    void comparesALongSortedResult() {
        List<List<Object>> rows =
                IntStream.range(0, 5_000).mapToObj(row -> List.<Object>of(row)).toList();

        assertThat(isRight(SORTED, table(1, rows), table(1, rows))).isTrue();
    }

    private static ResultTable single(Object value) {
        return table(1, List.of(Arrays.asList(value)));
    }

    private static ResultTable table(int width, List<List<Object>> rows) {
        List<ResultColumn> columns = IntStream.range(0, width)
                .mapToObj(column -> new ResultColumn("c" + column, ColumnType.named("text")))
                .toList();
        return new ResultTable(columns, rows, false);
    }

    @Test
    void columnsCanBeHeldToTheirOrder() {
        Comparison strict = Comparison.withColumnsInOrder(further -> Optional.empty());

        assertThat(strict.isRight(UNSORTED, rows("a b: x 1; y 2"), rows("a b: y 2; x 1")))
                .isTrue();
        assertThat(strict.isRight(UNSORTED, rows("a b: x 1; y 2"), rows("b a: 1 x; 2 y")))
                .isFalse();
        assertThat(strict.isRight(UNSORTED, rows("a b: 1 2; 2 1"), rows("a b: 1 1; 2 2")))
                .isFalse();
    }
}
