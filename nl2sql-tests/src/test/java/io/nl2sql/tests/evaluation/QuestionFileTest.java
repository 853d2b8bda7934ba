package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.FiscalYear;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFileTest {
    private static final String GOOD =
            "{\"id\":\"1\",\"db_id\":\"Shop\",\"question\":\"How many?\",\"gold_pg\":\"SELECT 1\"}";

    @TempDir
    private Path directory;

    private List<EvaluationQuestion> read(String... lines) throws IOException {
        Path file = directory.resolve("questions.jsonl");
        Files.writeString(file, String.join("\n", lines), StandardCharsets.UTF_8);
        return new QuestionFile(file).read();
    }

    @Test
    void readsWhatTheContractNamesAndPassesOverTheRest() throws IOException {
        List<EvaluationQuestion> questions = read(
                GOOD,
                "",
                "{\"id\":2,\"db_id\":\"shop\",\"question\":\"Who?\",\"evidence\":\"a hint\",\"gold_pg\":[\"SELECT 1\",\"SELECT 2\"],"
                        + "\"level\":{\"hard\":true}}");

        assertThat(questions)
                .containsExactly(
                        new EvaluationQuestion("1", "Shop", "How many?", "", List.of("SELECT 1"), true),
                        new EvaluationQuestion("2", "shop", "Who?", "a hint", List.of("SELECT 1", "SELECT 2"), true));
    }

    @Test
    void knowsQuestionsWithoutAnAnswerAndThoseWithoutGold() throws IOException {
        String start = "{\"id\":\"1\",\"db_id\":\"shop\",\"question\":\"Why?\"";
        List<EvaluationQuestion> questions = read(
                start + ",\"gold_pg\":null}",
                start + ",\"gold_pg\":[]}",
                start + ",\"split\":\"idk\",\"gold_pg\":\"SELECT 'no idea'\"}",
                start + "}");

        assertThat(questions).extracting(EvaluationQuestion::answerable).containsExactly(false, false, false, true);
        assertThat(questions).noneMatch(EvaluationQuestion::isScored);
    }

    @Test
    void readsWhatIsWantedInsteadOfAnAnswerAndWhatWentBefore() throws IOException {
        String start = "{\"id\":\"1\",\"db_id\":\"shop\",\"question\":\"And by year?\"";
        List<EvaluationQuestion> questions = read(
                "{\"now\":\"2026-05-14T09:30:00Z\",\"fiscal_year_starts\":\"07-01\"}",
                start + ",\"reply\":\"clarify\",\"category\":\"ambiguous\"}",
                start + ",\"reply\":\"refuse\"}",
                start + ",\"previous\":[\"How many?\"],\"gold_pg\":\"SELECT 1\",\"reply\":\"answer\"}");

        assertThat(questions)
                .extracting(EvaluationQuestion::expected)
                .containsExactly(Expected.CLARIFICATION, Expected.REFUSAL, Expected.ANSWER);
        assertThat(questions).extracting(EvaluationQuestion::isFollowUp).containsExactly(false, false, true);
        assertThat(questions.get(0).setting())
                .isEqualTo(new Setting(
                        "ambiguous",
                        List.of(),
                        Optional.of(Instant.parse("2026-05-14T09:30:00Z")),
                        new FiscalYear(MonthDay.of(7, 1), true)));
    }

    @Test
    void readsAllFilesOfADirectoryEachWithItsMoment() throws IOException {
        read("{\"now\":\"2026-05-14T09:30:00Z\"}", GOOD);
        Files.writeString(directory.resolve("a.jsonl"), GOOD, StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("README.md"), "Questions", StandardCharsets.UTF_8);

        assertThat(QuestionFile.readAll(directory))
                .extracting(question -> question.setting().now().isPresent())
                .containsExactly(false, true);
        assertThatThrownBy(() -> QuestionFile.readAll(Files.createDirectory(directory.resolve("empty"))))
                .hasMessageContaining("There is no file of questions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "how many?                                          | it is not JSON",
                "[1, 2]                                             | it is not a JSON object",
                "{\"db_id\":\"d\",\"question\":\"q\"}               | the field id is missing",
                "{\"id\":\"1\",\"question\":\"q\"}                  | the field db_id is missing",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\" \"}  | the field question is missing",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\"q\",\"gold_pg\":7}   | the field gold_pg is neither a text nor a list",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\"q\",\"gold_pg\":[7]} | the field gold_pg holds something that is no text",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\"q\",\"reply\":\"no\"} | the field reply is neither answer nor",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\"q\",\"previous\":7} | the field previous is neither a text nor a list",
                "{\"now\":\"2026-05-14T09:30:00Z\"} | the field id is missing",
                "{\"id\":\"1\",\"db_id\":\"d\",\"question\":\"q\",\"evidence\":7}  | the field evidence is not a text",
            })
    void namesTheLineThatIsWrongAndWhy(String line, String why) {
        assertThatThrownBy(() -> read(GOOD, "", line))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("questions.jsonl, line 3: " + why);
    }

    @Test
    void saysThatAMomentIsNone() {
        assertThatThrownBy(() -> read("{\"now\":\"in May\"}", GOOD))
                .hasMessageContaining("line 1: the field now is no moment such as 2026-05-14T09:30:00Z");
    }

    @Test
    void saysThatAFileIsMissingOrEmpty() {
        assertThatThrownBy(() -> new QuestionFile(directory.resolve("none.jsonl")).read())
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("-Dquestions=FILE");
        assertThatThrownBy(() -> read("", " "))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("holds no question");
    }
}
