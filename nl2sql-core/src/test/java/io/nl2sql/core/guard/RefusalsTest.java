package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal has a code, a place and a hint; hints name nothing but what the asker may see. */
class RefusalsTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());
    private static final List<String> HIDDEN = List.of("vault", "token", "notes");

    /** So many, and so deep, that parsers meet what they cannot bear. */
    private static final CalciteGuard BOUNDLESS = new CalciteGuard(new GuardLimits(
            10_000_000, 10_000_000, 10_000_000, 1_000, 10_000_000, 1_000, 1_000, Duration.ofSeconds(2)));

    private record Refusal(String marked, FindingCode code, String hint) {
        static Refusal of(String line) {
            String[] parts = line.split(" → ", -1);
            String[] found = parts[1].split(" ", 2);
            return new Refusal(parts[0], FindingCode.valueOf(found[0]), found[1]);
        }

        String sql() {
            return marked.replace("«", "").replace("»", "");
        }

        @Override
        public String toString() {
            return marked;
        }
    }

    static List<Refusal> refusals() {
        return read("refusals.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Refusal::of)
                .toList();
    }

    private static String read(String resource) {
        try (InputStream content = RefusalsTest.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Finding> findings(CalciteGuard guard, String sql) {
        return guard.validate(sql, SampleShop.catalog()).fold(accepted -> List.of(), found -> found);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sayWhatToWriteInstead(Refusal refusal) {
        assertThat(findings(GUARD, refusal.sql()))
                .extracting(Finding::code, Finding::hint, Finding::line, Finding::column)
                .containsExactly(tuple(
                        refusal.code(), refusal.hint(), 1, refusal.marked().indexOf('«') + 1));
    }

    @Test
    void haveAPlaceAndAHintWhateverTheirCode() {
        Set<FindingCode> seen = EnumSet.noneOf(FindingCode.class);
        for (String sql : statements()) {
            for (Finding finding : findings(GUARD, sql)) {
                seen.add(finding.code());
                assertThat(finding.line()).as(sql).isPositive();
                assertThat(finding.column()).as(sql).isPositive();
                assertThat(finding.message()).as(sql).endsWith(".");
                assertThat(finding.hint()).as(sql).matches("(?s).+[.?]");
                assertThat(finding.hint()).as(sql).doesNotContain(HIDDEN);
            }
        }
        findings(BOUNDLESS, "select " + "(".repeat(20_000) + "1" + ")".repeat(20_000)).stream()
                .peek(finding -> assertThat(finding.hint()).isEqualTo(FindingCode.NOT_PROVEN.remedy()))
                .forEach(finding -> seen.add(finding.code()));

        assertThat(seen).containsExactlyInAnyOrder(FindingCode.values());
    }

    /** All that tests of the guard hold of what it refuses. */
    private static List<String> statements() {
        List<String> statements = new ArrayList<>(List.of(
                "",
                ";",
                "-- nothing",
                "select 'a\u0000'",
                "select 1; select 2",
                "select '" + "x".repeat(100_000) + "'"));
        refusals().forEach(refusal -> statements.add(refusal.sql()));
        Arrays.stream(read("findings.txt").split("\n\n|\n→[^\n]*"))
                .map(sql -> sql.replace("«", "").replace("»", ""))
                .forEach(statements::add);
        read("attacks/statements.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1)[2])
                .forEach(statements::add);
        return statements;
    }
}
