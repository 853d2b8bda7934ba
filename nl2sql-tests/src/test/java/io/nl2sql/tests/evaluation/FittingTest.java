package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of a small database of our own. */
class FittingTest {
    private static final String DATABASE = "fitting_library";

    private final Properties options = new Properties();
    private final ByteArrayOutputStream report = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeAll
    static void createLibrary() throws IOException, SQLException {
        try (InputStream text = EvaluationTest.class.getResourceAsStream("library.sql")) {
            TestPostgres.create(DATABASE, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void askTwoQuestions() throws IOException {
        Path questions = directory.resolve("questions.jsonl");
        Files.writeString(
                questions,
                "{\"id\": \"right\", \"db_id\": \"Lending\", \"question\": \"How many books are there?\","
                        + " \"gold_pg\": \"SELECT count(*) FROM books\"}\n"
                        + "{\"id\": \"wrong\", \"db_id\": \"Lending\", \"question\": \"How many authors are there?\","
                        + " \"gold_pg\": \"SELECT 17\"}\n",
                StandardCharsets.UTF_8);
        options.setProperty("questions", questions.toString());
        options.setProperty("out", directory.resolve("lending.samples").toString());
        options.setProperty("url", TestPostgres.url(DATABASE, "postgres") + "&currentSchema={db}");
    }

    private List<Sample> samples() throws IOException {
        int code = Fitting.run(
                options,
                new PrintStream(report, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return Files.readAllLines(Path.of(options.getProperty("out")), StandardCharsets.UTF_8).stream()
                .map(Sample::of)
                .toList();
    }

    @Test
    void samplesEachQuestionAsASentenceAndInKeywords() throws IOException {
        assertThat(samples().subList(0, 4)).extracting(Sample::right).containsExactly(true, true, false, false);
    }

    /** Which of two questions is asked again depends on its text, which is why there are several. */
    @Test
    void samplesARightAnswerOnceMoreWithoutAColumnThatItNeeds() throws IOException {
        Path questions = directory.resolve("pages.jsonl");
        List<String> texts = List.of(
                "What is the average pages of books?", "Average pages of all books", "The average pages of books");
        Files.write(
                questions,
                texts.stream()
                        .map(text -> "{\"id\": \"" + text + "\", \"db_id\": \"Lending\", \"question\": \"" + text
                                + "\", \"gold_pg\": \"SELECT avg(pages) FROM lending.books\"}")
                        .toList(),
                StandardCharsets.UTF_8);
        options.setProperty("questions", questions.toString());

        assertThat(samples())
                .filteredOn(sample -> !sample.right())
                .isNotEmpty()
                .anySatisfy(sample -> assertThat(sample.evidence()).containsKey("unknown"));
    }

    @Test
    void samplesQuestionsMadeFromTheSchema() throws IOException {
        List<Sample> all = samples();

        assertThat(all)
                .hasSizeGreaterThan(8)
                .allMatch(sample -> sample.database().equals("lending"));
        assertThat(all.subList(4, all.size())).anyMatch(Sample::right);
        assertThat(report.toString(StandardCharsets.UTF_8)).startsWith(all.size() + " samples");
    }

    @Test
    void saysWhichFileOfSamplesIsMissing() {
        options.setProperty("samples", directory.resolve("none.samples").toString());

        int code = Fitting.run(
                options,
                new PrintStream(report, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("none.samples");
    }
}
