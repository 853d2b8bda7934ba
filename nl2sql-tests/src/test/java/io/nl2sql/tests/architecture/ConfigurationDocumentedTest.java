package io.nl2sql.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentedTest {
    /** A row of the tables in {@code docs/configuration.md}: key, kind, default. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(nl2sql\\.[^`]+)` \\| ([a-z ]+) \\| (?:`([^`]*)`|[^|`]*) \\| .+ \\|$");

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Sources.REPOSITORY.resolve("docs/configuration.md")))
                .results();
    }

    @Test
    void describesEveryKeyAndNoOther() throws IOException {
        assertThat(rows().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        SettingKey.all().stream().map(SettingKey::name).toList());
    }

    @Test
    void namesTheDefaultThatTheProgramUses() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            SettingKey key = SettingKey.all().stream()
                    .filter(known -> known.name().equals(row.group(1)))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.group(3) == null ? "" : row.group(3)).as(key.name()).isEqualTo(key.standard());
        });
    }
}
