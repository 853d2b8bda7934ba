package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private record Example(String marked, List<String> findings) {
        @Override
        public String toString() {
            return marked;
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream content = FindingsTest.class.getResourceAsStream("findings.txt")) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(FindingsTest::example)
                    .toList();
        }
    }

    private static Example example(String block) {
        List<String> sql = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        block.lines().forEach(line -> (line.startsWith("→") ? findings : sql).add(line.replaceFirst("^→ ", "")));
        return new Example(String.join("\n", sql), findings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void saysWhatIsWrongAndWhere(Example example) {
        String sql = example.marked().replace("«", "").replace("»", "");
        Validation validation = GUARD.validate(sql, SampleShop.catalog());
        assertThat(validation).isInstanceOf(Validation.Rejected.class);
        List<Finding> findings = ((Validation.Rejected) validation).findings();
        assertThat(findings.stream().map(finding -> finding.code() + " " + finding.message()))
                .containsExactlyElementsOf(example.findings());
        assertThat(findings.stream().map(finding -> finding.line() + ":" + finding.column()))
                .containsExactlyElementsOf(positions(example.marked()));
    }

    private static List<String> positions(String marked) {
        List<String> positions = new ArrayList<>();
        int line = 1;
        int column = 1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '«') {
                positions.add(line + ":" + column);
            } else if (c == '\n') {
                line++;
                column = 1;
            } else if (c != '»') {
                column++;
            }
        }
        return positions;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', nullValues = "null", textBlock = """
                    null → EMPTY There is no query.
                    '' → EMPTY There is no query.
                    '  -- nothing' → EMPTY There is no query.
                    ; → EMPTY There is no query.
                    What is our revenue? → CONSTRUCT_NOT_ALLOWED Parameters and operators with ? or ` are not supported; write the value.
                    Show all customers → NOT_A_QUERY Only queries are allowed: SELECT, WITH, VALUES and their combinations.
                    select /* open → SYNTAX A comment is not closed.
                    select "open → SYNTAX A quoted name is not closed.
                    select "" → SYNTAX A quoted name is empty.
                    select 'a' 'b' → SYNTAX Two strings stand side by side; join them with ||.
                    select 1x → SYNTAX A number runs into a word.
                    select E'\\u0000' → CHARACTER_NOT_ALLOWED A string has an escape that stands for no plain character.
                    select E'\\377' → CHARACTER_NOT_ALLOWED A string has an escape that stands for no plain character.
                    select U&'\\d800' → CHARACTER_NOT_ALLOWED The character U+D800 is not allowed in a string.
                    select x'1F' → CONSTRUCT_NOT_ALLOWED Bit, hexadecimal and national strings are not supported.
                    select a\\b → CHARACTER_NOT_ALLOWED The character U+005C is not allowed outside of strings.
                    """)
    void refusesBadInputWithASentence(String sql, String finding) {
        Validation validation = GUARD.validate(sql, SampleShop.catalog());
        assertThat(validation).isInstanceOf(Validation.Rejected.class);
        assertThat(((Validation.Rejected) validation).findings())
                .extracting(found -> found.code() + " " + found.message())
                .contains(finding.replace("\\\\", "\\"));
    }

    @Test
    void aForbiddenTableReadsAsOneThatDoesNotExist() {
        assertThat(messages("select token from vault"))
                .isEqualTo(messages("select token from vaulx").stream()
                        .map(message -> message.replace("vaulx", "vault"))
                        .toList());
        assertThat(messages("select notes from customers"))
                .isEqualTo(messages("select notez from customers").stream()
                        .map(message -> message.replace("notez", "notes"))
                        .toList());
    }

    private static List<String> messages(String sql) {
        Validation validation = GUARD.validate(sql, SampleShop.catalog());
        assertThat(validation).isInstanceOf(Validation.Rejected.class);
        return ((Validation.Rejected) validation)
                .findings().stream()
                        .map(finding -> finding.code() + finding.message() + finding.hint())
                        .toList();
    }

    @Test
    void refusesRunsOfSignsAndManyGroupingSetsAtOnce() {
        String signs = "select 1 " + "+-".repeat(40_000) + "1";
        String cubes = "select count(*) from customers group by cube(id, name)" + ", cube(id, name)".repeat(20);
        String sets = "select count(*) from customers group by grouping sets (" + "(id), ".repeat(128) + "())";
        for (String sql : List.of(signs, cubes, sets, "select 1 " + "- ".repeat(40_000) + "1")) {
            long start = System.nanoTime();
            assertThat(GUARD.validate(sql, SampleShop.catalog())).isInstanceOf(Validation.Rejected.class);
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        }
        assertThat(GUARD.validate("select 1 +-1, 2 <-1", SampleShop.catalog())).isInstanceOf(Validation.Accepted.class);
        assertThat(GUARD.validate(
                        "select id, name, count(*) from customers group by cube(id, name)", SampleShop.catalog()))
                .isInstanceOf(Validation.Accepted.class);
    }

    @Test
    void boundsListsAndFindings() {
        String items = "select id is distinct from 1" + ", id + 1".repeat(500) + " from customers";
        String windows = "select id" + ", sum(id) over ()".repeat(101) + " from customers";
        String tables = "select 1 from customers" + ", customers".repeat(1_500);
        for (String sql : List.of(items, windows, tables)) {
            assertThat(messages(sql)).hasSize(1).allMatch(message -> message.startsWith("TOO_LARGE"));
        }
        assertThat(messages("select f(1)" + ", g(1)".repeat(300) + " from customers"))
                .hasSize(20);
    }

    @Test
    void refusesWhatWouldExhaustAParser() {
        String deep = "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000);
        String wide = "select id from customers where " + "id = 1 or ".repeat(20_000) + "id = 2";
        String chained = "select id from customers where " + "not ".repeat(900) + "true";
        String stars =
                "with a as (select * from customers x, customers y), b as (select * from a x, a y), c as (select * from"
                        + " b x, b y), d as (select * from c x, c y), e as (select * from d x, d y), f as (select * from e x, e y),"
                        + " g as (select * from f x, f y), h as (select * from g x, g y) select * from h x, h y";
        String crowd = "select 1 from customers" + ", customers".repeat(100);
        for (String sql : List.of(deep, wide, chained, stars, crowd, "select '" + "x".repeat(200_000) + "'")) {
            long start = System.nanoTime();
            Validation validation = GUARD.validate(sql, SampleShop.catalog());
            assertThat(validation).isInstanceOf(Validation.Rejected.class);
            assertThat(((Validation.Rejected) validation).findings().get(0).code())
                    .isEqualTo(FindingCode.TOO_LARGE);
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        }
    }
}
