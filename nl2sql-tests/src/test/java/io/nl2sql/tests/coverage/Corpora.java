package io.nl2sql.tests.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nl2sql.tests.coverage.Corpus.Group;
import io.nl2sql.tests.coverage.Corpus.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The given corpora, as {@code docs/coverage.md} lays them out in a directory; what is not there is left out. */
final class Corpora {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    Corpora(Path directory) {
        this.directory = directory;
    }

    List<Corpus> all() throws IOException {
        List<Corpus> corpora = new ArrayList<>();
        addFiles(corpora, "llm-style", "sql/llm-style", app("sql/llm-style/schema.sql"));
        addFiles(corpora, "traps", "sql/traps", app("sql/llm-style/schema.sql"));
        addFiles(corpora, "tpch", "sql/tpch/queries", tpch());
        addFiles(corpora, "tpcds", "sql/tpcds/queries", tpcds());
        addQuestions(corpora, "geo-restaurants", false);
        addQuestions(corpora, "defog", false);
        addQuestions(corpora, "spider-train", true);
        return corpora;
    }

    /** Statements that no answer may help; all of them are to be refused or to tell nothing. */
    Optional<Corpus> attacks() throws IOException {
        Path file = directory.resolve("attacks/statements.tsv");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        DatabaseScript database =
                DatabaseScript.of("coverage_attacks", List.of(directory.resolve("attacks/setup.sql")));
        List<Written> statements = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells ->
                        new Written(cells[0], cells[2].replace("\\n", "\n").replace("\\r", "\r")))
                .toList();
        return Optional.of(new Corpus("attacks", List.of(new Group(database, List.of("sales"), statements))));
    }

    private DatabaseScript app(String script) {
        return DatabaseScript.of("coverage_app", List.of(directory.resolve(script)));
    }

    private DatabaseScript tpch() {
        Path schema = directory.resolve("sql/tpch/schema");
        return new DatabaseScript(
                "coverage_tpch",
                List.of(schema.resolve("tpch-schema.sql")),
                TpcData::loadTpch,
                List.of(
                        schema.resolve("tpch-pkeys.sql"),
                        schema.resolve("tpch-fkeys.sql"),
                        schema.resolve("tpch-index.sql")));
    }

    private DatabaseScript tpcds() throws IOException {
        Path schema = directory.resolve("sql/tpcds/schema");
        List<Path> scripts = Files.isDirectory(schema) ? scripts(schema) : List.of();
        return new DatabaseScript("coverage_tpcds", scripts, TpcData::loadTpcds, List.of());
    }

    private static List<Path> scripts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private void addFiles(List<Corpus> corpora, String name, String path, DatabaseScript database) throws IOException {
        Path files = directory.resolve(path);
        if (!Files.isDirectory(files)) {
            return;
        }
        List<Written> statements = new ArrayList<>();
        for (Path file : scripts(files)) {
            String id = file.getFileName().toString().replaceFirst("\\.sql$", "");
            if (!id.equals("schema")) {
                statements.add(new Written(id, Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
        corpora.add(new Corpus(name, List.of(new Group(database, List.of(), statements))));
    }

    /** @param oneDatabase whether the questions' databases are schemas of one */
    private void addQuestions(List<Corpus> corpora, String name, boolean oneDatabase) throws IOException {
        Path file = directory.resolve(name).resolve("questions.jsonl");
        if (!Files.isRegularFile(file)) {
            return;
        }
        Path scripts = file.resolveSibling("db");
        DatabaseScript shared =
                DatabaseScript.of("coverage_" + name.replace('-', '_'), oneDatabase ? scripts(scripts) : List.of());
        List<Group> groups = new ArrayList<>();
        golds(file).forEach((database, statements) -> {
            String own = database.toLowerCase(Locale.ROOT);
            groups.add(
                    oneDatabase
                            ? new Group(shared, List.of(own), statements)
                            : new Group(
                                    DatabaseScript.of("coverage_" + own, List.of(script(scripts, database))),
                                    List.of(),
                                    statements));
        });
        corpora.add(new Corpus(name, groups));
    }

    private static Path script(Path scripts, String database) {
        return Stream.of(database, database.toLowerCase(Locale.ROOT))
                .map(name -> scripts.resolve(name + ".sql"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No script makes the database " + database));
    }

    private static Map<String, List<Written>> golds(Path file) throws IOException {
        Map<String, List<Written>> golds = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode question = JSON.readTree(line);
            boolean left =
                    question.has("exam_grade") && !question.get("exam_grade").asBoolean();
            if (!question.hasNonNull("gold_pg") || left) {
                continue;
            }
            JsonNode gold = question.get("gold_pg");
            Iterable<JsonNode> texts = gold.isArray() ? gold : List.of(gold);
            int number = 0;
            for (JsonNode text : texts) {
                String id = question.get("id").asText() + (gold.isArray() ? "/" + ++number : "");
                golds.computeIfAbsent(question.get("db_id").asText(), database -> new ArrayList<>())
                        .add(new Written(id, text.asText()));
            }
        }
        return golds;
    }
}
