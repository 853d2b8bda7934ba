package io.nl2sql.core.linking.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.linking.meaning.Meanings.Likeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordMeaningsTest {
    private static final List<String> NAMES =
            List.of("employees", "nation", "unit price", "birth place", "shops", "order date");

    private static WordMeanings learnt(Embedder.Loader loader) {
        WordMeanings meanings = new WordMeanings(loader, Runnable::run);
        meanings.learn(NAMES);
        return meanings;
    }

    private static WordMeanings withoutModel() {
        return learnt(() -> {
            throw new UnsatisfiedLinkError("no library for this machine");
        });
    }

    @Test
    void findsSynonymsAndDerivedWordsWithoutAModel() {
        try (WordMeanings meanings = withoutModel()) {
            assertThat(meanings.like("nationality", NAMES))
                    .first()
                    .isEqualTo(nearest(meanings, "nationality", "nation"));
            assertThat(meanings.like("stores", NAMES)).first().isEqualTo(nearest(meanings, "stores", "shops"));
            assertThat(meanings.like("workers", NAMES)).first().isEqualTo(nearest(meanings, "workers", "employees"));
        }
    }

    private static Likeness nearest(Meanings meanings, String phrase, String name) {
        return meanings.like(phrase, List.of(name)).get(0);
    }

    @Test
    void saysOnceWhatToDoWhereTheModelCannotBeLoaded() {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = recorder(records);
        Logger logger = Logger.getLogger(WordMeanings.class.getName());
        logger.addHandler(handler);
        try (WordMeanings meanings = withoutModel()) {
            meanings.learn(List.of("customers"));
            meanings.learn(List.of("suppliers"));
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getMessage())
                .contains("no library for this machine", "java.io.tmpdir", "nl2sql.embedded.embeddings=false");
    }

    private static Handler recorder(List<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                records.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void findsNothingBeforeNamesAreLearnt() {
        List<Runnable> waiting = new ArrayList<>();
        WordMeanings meanings = new WordMeanings(() -> null, waiting::add);
        meanings.learn(NAMES);
        assertThat(meanings.like("stores", NAMES)).isEmpty();
        waiting.forEach(Runnable::run);
        assertThat(meanings.like("stores", NAMES)).isNotEmpty();
    }

    @Test
    void findsOnlyAmongTheGivenNames() {
        try (WordMeanings meanings = withoutModel()) {
            assertThat(meanings.like("stores", List.of("nation", "unit price"))).isEmpty();
        }
    }

    @Test
    void findsByTheModelWhatTheDictionaryDoesNotRelate() {
        try (WordMeanings meanings = WordMeanings.of(true, Runnable::run)) {
            meanings.learn(NAMES);
            assertThat(meanings.like("birthplace", NAMES).get(0).name()).isEqualTo("birth place");
            assertThat(meanings.like("cost", NAMES).get(0).name()).isEqualTo("unit price");
            assertThat(meanings.like("staff", NAMES).get(0).name()).isEqualTo("employees");
        }
    }

    @Test
    void doesNotLoadTheModelInAProcessThatItWouldEnd(@TempDir Path directory) throws IOException {
        Path command = Files.writeString(directory.resolve("cmdline"), "java ".repeat(1_000));
        assertThatThrownBy(() -> MiniLm.refuseLongCommand(command)).hasMessageContaining("java @file");
        MiniLm.refuseLongCommand(Files.writeString(directory.resolve("short"), "java -jar"));
    }

    @Test
    void findsTheSameWhateverWasAskedBefore() {
        try (WordMeanings one = WordMeanings.of(true, Runnable::run);
                WordMeanings other = WordMeanings.of(true, Runnable::run)) {
            one.learn(NAMES);
            other.learn(List.of("a very different schema", "with longer names"));
            other.learn(NAMES);
            assertThat(other.like("staff", NAMES)).isEqualTo(one.like("staff", NAMES));
        }
    }

    @Test
    void takesNoOppositeForASynonym() {
        try (WordMeanings meanings = WordMeanings.of(true, Runnable::run)) {
            List<String> names = List.of("husband", "maximum");
            meanings.learn(names);
            assertThat(meanings.like("wife", names)).extracting(Likeness::name).doesNotContain("husband");
            assertThat(meanings.like("minimum", names))
                    .extracting(Likeness::name)
                    .doesNotContain("maximum");
        }
    }
}
