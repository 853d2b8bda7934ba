package io.nl2sql.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules and word lists of the generator hold for every schema: none names a table or database that it is measured on. */
class NoSetNamedTest {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)+");
    private static final List<String> GENERATOR = List.of(
            "src/main/java/io/nl2sql/core/linking",
            "src/main/java/io/nl2sql/core/embedded",
            "src/main/resources/io/nl2sql/core/linking",
            "src/main/resources/io/nl2sql/core/embedded");

    private static Set<String> names() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                NoSetNamedTest.class.getResourceAsStream("set-names.txt"), StandardCharsets.UTF_8))) {
            return new HashSet<>(lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList());
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : GENERATOR) {
            try (Stream<Path> found =
                    Files.walk(Sources.REPOSITORY.resolve("nl2sql-core").resolve(folder))) {
                found.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    private static Set<String> compounds(Path file) {
        try {
            Set<String> found = new HashSet<>();
            Matcher matcher =
                    NAME.matcher(Files.readString(file, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                found.add(matcher.group());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsTheNamesAndTheWholeGenerator() throws IOException {
        assertThat(names())
                .hasSizeGreaterThan(300)
                .allMatch(name -> NAME.matcher(name).find());
        assertThat(files()).hasSizeGreaterThan(80);
    }

    @Test
    void noRuleOrWordListNamesATableOfAQuestionSet() throws IOException {
        Set<String> names = names();
        for (Path file : files()) {
            assertThat(compounds(file)).as(file.toString()).doesNotContainAnyElementsOf(names);
        }
    }

    @Test
    void findsANameInsideCode() throws IOException {
        String name = names().iterator().next();
        Path file = Files.createTempFile("rule", ".java");
        try {
            Files.writeString(file, "if (table.equals(\"" + name + "\")) {", StandardCharsets.UTF_8);
            assertThat(compounds(file)).contains(name);
        } finally {
            Files.delete(file);
        }
    }
}
