package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortKeysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT a FROM t ORDER BY a                          | a",
                "SELECT a FROM t ORDER BY a DESC, b ASC NULLS LAST   | a / b",
                "SELECT a FROM t ORDER BY coalesce(a, b), 2 LIMIT 3  | coalesce(a, b) / 2",
                "SELECT a FROM t ORDER BY t.\"A b\" DESC OFFSET 2;   | t.\"A b\"",
                "SELECT a FROM t ORDER BY a -- not this, b           | a -- not this, b",
                "WITH s AS (SELECT 1 ORDER BY 1) SELECT a FROM s ORDER BY a + 1 FETCH FIRST 1 ROW ONLY | a + 1",
                "SELECT array_agg(a ORDER BY b) FROM t ORDER BY max(c) FOR SHARE | max(c)",
            })
    void readsTheKeysOfTheWholeQuery(String sql, String keys) {
        assertThat(SortKeys.of(sql).orElseThrow().keys().stream()
                        .map(SortKeys.Key::sql)
                        .collect(Collectors.joining(" / ")))
                .isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a FROM t",
                "SELECT a FROM (SELECT a FROM t ORDER BY a) s",
                "SELECT rank() OVER (ORDER BY a) FROM t",
                "(SELECT a FROM t ORDER BY a) UNION (SELECT 1)",
                "SELECT 'order by' AS \"order\" FROM t",
            })
    void findsNoOrderInsideParentheses(String sql) {
        assertThat(SortKeys.of(sql)).isEmpty();
    }

    @Test
    void addsColumnsOnlyToOnePlainSelect() {
        assertThat(SortKeys.of("SELECT extract(year FROM d) FROM t ORDER BY d")
                        .orElseThrow()
                        .selectEnd())
                .contains(28);
        assertThat(SortKeys.of("SELECT a FROM t UNION SELECT b FROM u ORDER BY 1")
                        .orElseThrow()
                        .selectEnd())
                .isEmpty();
    }
}
