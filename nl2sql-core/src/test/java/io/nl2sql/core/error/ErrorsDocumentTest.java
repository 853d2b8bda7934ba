package io.nl2sql.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.finding.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*\\S.*\\|\\s*$");

    @Test
    void describesEveryCodeOnceAndNoOther() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "errors.md"), StandardCharsets.UTF_8);
        List<String> described = ROW.matcher(document)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        List<String> codes = Stream.concat(
                        Arrays.stream(ErrorCode.values()).map(Enum::name),
                        Arrays.stream(FindingCode.values()).map(Enum::name))
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(codes);
    }
}
