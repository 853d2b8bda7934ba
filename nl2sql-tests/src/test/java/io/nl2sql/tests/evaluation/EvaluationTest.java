package io.nl2sql.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nl2sql.core.testing.ModelBehaviour;
import io.nl2sql.core.testing.ScriptedModelServer;
import io.nl2sql.core.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a small database of our own. */
class EvaluationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATABASE = "evaluation_library";

    private final Properties options = new Properties();
    private final ByteArrayOutputStream report = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeAll
    static void createLibrary() throws IOException, SQLException {
        TestPostgres.create(DATABASE, resource("library.sql"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = EvaluationTest.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void nameEverything() throws IOException {
        Path questions = directory.resolve("questions.jsonl");
        Files.writeString(questions, resource("library.jsonl"), StandardCharsets.UTF_8);
        options.setProperty("questions", questions.toString());
        options.setProperty("out", directory.resolve("made/out.jsonl").toString());
        options.setProperty("url", TestPostgres.url(DATABASE, "postgres") + "&currentSchema={db}");
    }

    private int run() {
        return Evaluation.run(options, stream(report), stream(messages));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Map<String, JsonNode> outcomes() throws IOException {
        Map<String, JsonNode> outcomes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(options.getProperty("out")), StandardCharsets.UTF_8)) {
            JsonNode outcome = JSON.readTree(line);
            outcomes.put(outcome.path("id").asText(), outcome);
        }
        return outcomes;
    }

    @Test
    void asksEveryQuestionAndJudgesItsRows() throws IOException {
        assertThat(run()).isZero();

        Map<String, JsonNode> outcomes = outcomes();
        assertThat(outcomes.keySet()).containsExactly("count", "either", "differs", "idk", "broken", "open");
        JsonNode count = outcomes.get("count");
        assertThat(count.path("db_id").asText()).isEqualTo("Lending");
        assertThat(count.path("status").asText()).isEqualTo("ANSWERED");
        assertThat(count.path("sql").asText()).contains("lending.books").doesNotContain("other.books");
        assertThat(count.path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(count.path("latency_ms").asDouble()).isPositive();
        assertThat(count.path("right").asBoolean()).isTrue();
        assertThat(outcomes.get("either").path("right").asBoolean()).isTrue();
        assertThat(outcomes.get("differs").path("right")).isEqualTo(JSON.readTree("false"));
        assertThat(outcomes.get("idk").path("status").asText()).isEqualTo("REFUSED");
        assertThat(outcomes.get("idk").path("right").asBoolean()).isTrue();
        assertThat(outcomes.get("idk").path("sql").isNull()).isTrue();
        assertThat(outcomes.get("broken").path("kind").asText()).isEqualTo("GOLD_FAILED");
        assertThat(outcomes.get("broken").path("right").isNull()).isTrue();
        assertThat(outcomes.get("open").path("kind").asText()).isEqualTo("WITHOUT_GOLD");
        assertThat(report.toString(StandardCharsets.UTF_8))
                .containsPattern("Lending +3 +3 +2 +66\\.7 +100\\.0 +66\\.7 +66\\.7 +1\\R")
                .contains("Unanswerable questions: 1; right 100.0 % (1 refused, 0 asked back)");
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .contains("6 of 6 questions, 3 right")
                .hasSize(6);
    }

    @Test
    void readsEverySchemaWhereTheUrlNamesNone() throws IOException {
        options.setProperty("url", TestPostgres.url(DATABASE, "postgres"));
        options.setProperty("parallel", "2");

        assertThat(run()).isZero();

        assertThat(outcomes().get("either").path("sql").asText()).contains("lending.authors");
    }

    @Test
    void comparesExpectedQueriesInsteadOfAsking() throws IOException {
        options.remove("out");
        options.setProperty("golds", "compare");
        Files.writeString(
                Path.of(options.getProperty("questions")),
                String.join(
                        "\n",
                        two("same", "SELECT name FROM authors", "SELECT name || '' FROM authors"),
                        two("sorted", "SELECT name FROM authors", "SELECT name FROM authors ORDER BY name DESC"),
                        two("rows", "SELECT 1", "SELECT 2"),
                        two("none", "SELECT 1 WHERE false", "SELECT 2 WHERE false"),
                        two("broken", "SELECT 1", "SELECT count(*) FROM nowhere")),
                StandardCharsets.UTF_8);

        assertThat(run()).isZero();

        assertThat(report.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "sorted differ in the order of rows: Who?",
                        "rows differ in their rows: Who?",
                        "none find no row: Who?",
                        "broken do not all run: Who?",
                        "1 of 5 questions (20.0 %): expected queries agree",
                        "1 of 5 questions (20.0 %): expected queries find no row",
                        "1 of 5 questions (20.0 %): expected queries differ in the order of rows",
                        "1 of 5 questions (20.0 %): expected queries differ in their rows",
                        "1 of 5 questions (20.0 %): expected queries do not all run");
    }

    private static String two(String id, String gold, String other) {
        return "{\"id\":\"" + id + "\",\"db_id\":\"Lending\",\"question\":\"Who?\",\"gold_pg\":[\"" + gold + "\",\""
                + other + "\"]}";
    }

    @Test
    void asksFromTheMomentOfTheFileAndAfterEarlierQuestions() throws IOException {
        Files.writeString(Path.of(options.getProperty("questions")), """
                {"now": "1999-12-31T12:00:00Z"}
                {"id": "count", "db_id": "Lending", "category": "aggregate", "question": "How many books are there?", "gold_pg": "SELECT count(*) FROM books"}
                {"id": "more", "db_id": "Lending", "category": "follow-up", "previous": ["How many books are there?"], "question": "and altogether?", "gold_pg": "SELECT count(*) FROM books"}
                """, StandardCharsets.UTF_8);
        try (ScriptedModelServer model =
                ScriptedModelServer.start().always(ModelBehaviour.sql("SELECT count(*) FROM books"))) {
            options.setProperty("generator", "openai");
            options.setProperty("nl2sql.llm.base-url", model.baseUrl().toString());

            assertThat(run()).isZero();

            assertThat(model.requests()).hasSize(2);
            assertThat(model.requests().get(0).toString()).contains("Today: 1999-12-31");
            assertThat(model.requests().get(1).toString()).contains("Earlier question: ", "How many books are there?");
        }
        assertThat(outcomes().get("count").path("right").asBoolean()).isTrue();
        assertThat(outcomes().get("more").path("right").asBoolean()).isTrue();
        assertThat(report.toString(StandardCharsets.UTF_8))
                .containsPattern("answer +aggregate +1 +1 +0 +0 +0 +1 +100\\.0")
                .containsPattern("answer +follow-up +1 +1 +0 +0 +0 +1 +100\\.0");
    }

    @Test
    void saysWhichDatabaseCannotBeReachedWithoutThePassword() {
        options.setProperty("url", "jdbc:postgresql://localhost:1/{db}");
        options.setProperty("user", "ann");
        options.setProperty("password", "hush-hush");

        assertThat(run()).isNotZero();

        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("The database of Lending cannot be read: ")
                .contains("No database can be asked. Check -Durl, -Duser and -Dpassword.")
                .doesNotContain("hush-hush");
        assertThat(report.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysThatASchemaIsMissing() throws IOException {
        options.setProperty("url", TestPostgres.url(DATABASE, "postgres") + "&currentSchema={db}_2");

        assertThat(run()).isNotZero();

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("There is no schema lending_2");
        assertThat(outcomes().get("count").path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void saysThatNoQuestionIsLeftOrNoGeneratorOfThatName() {
        options.setProperty("except", "lending");
        assertThat(run()).isNotZero();
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("-Ddatabases and -Dexcept leave no question");

        options.setProperty("generator", "oracle-of-delphi");
        assertThat(run()).isNotZero();
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("There is no generator oracle-of-delphi; -Dgenerator can be embedded or openai.");
    }

    @Test
    void asksALanguageModelAndCountsWhatItUsed() throws IOException {
        try (ScriptedModelServer model = ScriptedModelServer.start()
                .always(ModelBehaviour.refusing("No."))
                .then(
                        ModelBehaviour.sql("SELECT count(*) FROM book"),
                        ModelBehaviour.sql("SELECT count(*) FROM books"))) {
            options.setProperty("generator", "openai");
            options.setProperty("nl2sql.llm.base-url", model.baseUrl().toString());

            assertThat(run()).isZero();

            assertThat(model.requests()).hasSize(7);
        }
        assertThat(outcomes().get("count").path("right").asBoolean()).isTrue();
        assertThat(outcomes().get("count").path("sql").asText()).isEqualTo("SELECT count(*) FROM books");
        assertThat(outcomes().get("either").path("status").asText()).isEqualTo("REFUSED");
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("Language model scripted-1: 6300 tokens read, 420 written, 0.00 US dollars");
    }

    @Test
    void countsAModelThatIsDownAsFailed() throws IOException {
        options.setProperty("generator", "openai");
        options.setProperty("nl2sql.llm.base-url", "http://127.0.0.1:1/v1");
        options.setProperty("nl2sql.llm.max-attempts", "1");

        assertThat(run()).isZero();

        assertThat(outcomes().values())
                .allMatch(one -> one.path("status").asText().equals("FAILED"));
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("wrong: 0 answered, 1 failed");
    }

    @Test
    void saysThatTheModelsSettingsAreWrong() {
        options.setProperty("generator", "openai");
        options.setProperty("nl2sql.llm.base-url", "somewhere");

        assertThat(run()).isNotZero();

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("nl2sql.llm.base-url");
    }

    @Test
    void saysThatTheOutcomesCannotBeWritten() {
        options.setProperty("out", directory.toString());

        assertThat(run()).isNotZero();

        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("of -Dout cannot be written");
    }
}
