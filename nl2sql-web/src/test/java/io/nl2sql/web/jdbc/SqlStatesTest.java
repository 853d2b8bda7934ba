package io.nl2sql.web.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.guard.finding.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlStatesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([0-9A-Z]{5})` \\| ([A-Z_`, ]+) \\|$");
    private static final Pattern LISTED = Pattern.compile("`([0-9A-Z]{5})`");

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name), StandardCharsets.UTF_8);
    }

    private static Map<String, String> states() {
        Map<String, TreeSet<String>> codes = new TreeMap<>();
        Arrays.stream(ErrorCode.values())
                .forEach(code -> codes.computeIfAbsent(SqlStates.of(code), state -> new TreeSet<>())
                        .add(code.name()));
        Arrays.stream(FindingCode.values())
                .forEach(code -> codes.computeIfAbsent(SqlStates.of(code), state -> new TreeSet<>())
                        .add(code.name()));
        Map<String, String> joined = new TreeMap<>();
        codes.forEach((state, names) -> joined.put(state, String.join(" ", names)));
        return joined;
    }

    @Test
    void areDescribedWithTheirCodes() throws IOException {
        Map<String, String> described = ROW.matcher(document("errors.md"))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> String.join(
                                " ",
                                new TreeSet<>(Arrays.asList(
                                        row.group(2).replace("`", "").split(", ", -1)))),
                        (one, other) -> one,
                        TreeMap::new));

        assertThat(described).isEqualTo(states());
    }

    @Test
    void areAllPartOfTheWireContract() throws IOException {
        String contract = document("jdbc-wire.md");
        String section = contract.substring(contract.indexOf("## SQLStates"));

        assertThat(LISTED.matcher(section).results().map(state -> state.group(1)))
                .containsAll(states().keySet());
    }
}
