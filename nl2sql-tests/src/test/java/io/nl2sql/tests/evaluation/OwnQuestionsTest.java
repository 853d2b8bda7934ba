package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.launcher.demo.DemoCompany;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The questions of our own: their form, and for the demo company that both expected queries find the same rows. */
class OwnQuestionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATABASE = "own_questions_accruals";
    private static final Pattern READS_CLOCK =
            Pattern.compile("\\bnow\\(|current_date|current_time|localtime", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST = 400;
    private static final int MOST_ROWS = 1_000;
    private static final long MOST_BYTES = 1_000_000;

    private static Path directory() throws URISyntaxException {
        return Path.of(OwnQuestionsTest.class.getResource("own").toURI());
    }

    private static List<EvaluationQuestion> questions() throws URISyntaxException {
        return QuestionFile.readAll(directory());
    }

    private static List<JsonNode> lines(String database) throws IOException, URISyntaxException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory().resolve(database + ".jsonl"), StandardCharsets.UTF_8)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void areFourHundredAndAQuarterOfThemAmbiguousOrUnanswerable() throws URISyntaxException {
        List<EvaluationQuestion> questions = questions();

        long declined =
                questions.stream().filter(question -> !question.answerable()).count();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
        assertThat(4 * declined).isGreaterThanOrEqualTo(questions.size());
        assertThat(questions).extracting(EvaluationQuestion::id).doesNotHaveDuplicates();
        assertThat(questions)
                .extracting(EvaluationQuestion::expected)
                .containsOnly(Expected.ANSWER, Expected.CLARIFICATION, Expected.REFUSAL);
        assertThat(questions)
                .extracting(question -> question.setting().category())
                .doesNotContain("");
    }

    @Test
    void haveTwoExpectedQueriesOrNone() throws URISyntaxException {
        for (EvaluationQuestion question : questions()) {
            assertThat(question.golds()).as(question.id()).hasSize(question.answerable() ? 2 : 0);
            assertThat(question.golds())
                    .as(question.id())
                    .noneMatch(sql -> READS_CLOCK.matcher(sql).find());
        }
    }

    @Test
    void sayTheirMomentTheirFiscalYearAndTheChoices() throws IOException, URISyntaxException {
        for (String database : List.of("accruals", "store_1", "driving_school")) {
            List<JsonNode> lines = lines(database);
            assertThat(lines.get(0).path("fiscal_year_starts").asText()).matches("\\d\\d-01");
            assertThat(lines.get(0).path("fiscal_year_named_after").asText()).isIn("start", "end");
            for (JsonNode line : lines.subList(1, lines.size())) {
                assertThat(line.path("db_id").asText()).isEqualTo(database);
                assertThat(line.path("choices").isEmpty())
                        .as(line.path("id").asText())
                        .isEqualTo(!line.path("reply").asText().equals("clarify"));
            }
        }
        assertThat(questions()).allMatch(question -> question.setting().now().isPresent());
    }

    /** Questions of one group are the same in other words. */
    @Test
    void expectTheSameOfAllQuestionsOfAGroup() throws IOException, URISyntaxException {
        for (String database : List.of("accruals", "store_1", "driving_school")) {
            lines(database).stream()
                    .filter(line -> line.has("group"))
                    .collect(Collectors.groupingBy(line -> line.path("group").asText()))
                    .forEach((group, same) -> {
                        Set<String> replies = same.stream()
                                .map(line -> line.path("reply").asText())
                                .collect(Collectors.toSet());
                        assertThat(same).as(group).hasSizeGreaterThan(1);
                        assertThat(replies).as(group).hasSize(1);
                    });
        }
    }

    @Test
    void agreeOnTheRowsOfTheDemoCompany() throws SQLException, URISyntaxException {
        List<EvaluationQuestion> questions = questions().stream()
                .filter(question -> question.database().equals(DemoCompany.DATABASE))
                .toList();
        load(questions.get(0));
        Properties given = new Properties();
        given.setProperty("golds", "compare");
        given.setProperty("questions", "of accruals");
        given.setProperty("url", TestPostgres.url(DATABASE, "postgres"));

        Options options = Options.of(given);
        List<String> found = new GoldCheck(options).lines(questions);

        long answerable =
                questions.stream().filter(EvaluationQuestion::answerable).count();
        assertThat(found)
                .containsExactly(answerable + " of " + answerable + " questions (100.0 %): expected queries agree");
        assertThat(emptyOrBroken(questions, options)).isEmpty();
    }

    /** What is right as well finds rows too. */
    private static List<String> emptyOrBroken(List<EvaluationQuestion> questions, Options options) {
        try (EvaluatedDatabase database = EvaluatedDatabase.connect(DATABASE, options)) {
            GoldQueries queries =
                    new GoldQueries(database.runner(), new ExecutionLimits(options.timeout(), MOST_ROWS, MOST_BYTES));
            return questions.stream()
                    .flatMap(question -> question.also().stream())
                    .filter(sql -> queries.run(sql)
                            .map(ResultTable::rows)
                            .orElse(List.of())
                            .isEmpty())
                    .toList();
        }
    }

    private static void load(EvaluationQuestion any) throws SQLException {
        TestPostgres.create(
                DATABASE,
                "DO $$ BEGIN IF to_regrole('nl2sql_reader') IS NULL THEN CREATE ROLE nl2sql_reader LOGIN; END IF; END $$");
        try (Connection superuser = TestPostgres.connect(DATABASE, "postgres")) {
            DemoCompany.load(
                    superuser, YearMonth.from(any.setting().now().orElseThrow().atZone(ZoneOffset.UTC)));
        }
    }
}
