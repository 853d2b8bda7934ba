package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static Properties given(String... pairs) {
        Properties given = new Properties();
        given.setProperty("questions", "q.jsonl");
        given.setProperty("url", "jdbc:postgresql://localhost/{db}");
        given.setProperty("out", "o.jsonl");
        for (int index = 0; index < pairs.length; index += 2) {
            given.setProperty(pairs[index], pairs[index + 1]);
        }
        return given;
    }

    @Test
    void needsThreeAndKnowsTheRest() {
        Options options = Options.of(given());

        assertThat(options.generator()).isEqualTo("embedded");
        assertThat(options.parallel()).isEqualTo(1);
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.isWanted("anything")).isTrue();
    }

    @Test
    void needNoFileToWriteWhereExpectedQueriesAreCompared() {
        Properties given = given("golds", "compare");
        given.remove("out");

        assertThat(Options.of(given).goldsOnly()).isTrue();
        assertThat(Options.of(given()).goldsOnly()).isFalse();
        assertThatThrownBy(() -> Options.of(given("golds", "yes"))).hasMessage("-Dgolds can only be compare, not yes");
    }

    @ParameterizedTest
    @CsvSource({
        "questions, '', -Dquestions is missing. Usage: ./mvnw -q -Peval",
        "url, '', -Durl is missing",
        "out, '', -Dout is missing",
        "url, jdbc:mysql://localhost/{db}, -Durl must begin with jdbc:postgresql:",
        "parallel, 0, -Dparallel must be a number from 1 to 256",
        "timeout, soon, -Dtimeout must be a number from 1 to 3600",
    })
    void saysWhatIsMissingOrWrong(String key, String value, String message) {
        assertThatThrownBy(() -> Options.of(given(key, value)))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void choosesDatabasesByNameOrByFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("aside.txt");
        Files.writeString(file, "# not these\nLibrary\n\nshop # nor this\n", StandardCharsets.UTF_8);

        Options some = Options.of(given("databases", "Shop,bank"));
        assertThat(some.isWanted("shop")).isTrue();
        assertThat(some.isWanted("library")).isFalse();

        Options others = Options.of(given("except", file.toString()));
        assertThat(others.isWanted("library")).isFalse();
        assertThat(others.isWanted("SHOP")).isFalse();
        assertThat(others.isWanted("bank")).isTrue();
    }
}
