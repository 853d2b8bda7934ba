package io.nl2sql.tests.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Statements of people, and the databases that they are asked of.
 *
 * @param statements in the order of the files
 */
record Corpus(List<Written> statements) {
    /**
     * One statement.
     *
     * @param id file or question it comes from
     * @param database script, or directory of scripts, that makes its database
     * @param sql text
     */
    record Written(String id, Path database, String sql) {}

    Corpus {
        statements = List.copyOf(statements);
    }

    /**
     * @param source a directory with a statement in each {@code .sql} file, or a file of questions ({@code .jsonl}) with
     *     {@code id}, {@code db_id} and {@code gold_pg}
     * @param schema the script, or the directory of scripts, that makes the database; for questions, the directory that
     *     holds a script for each {@code db_id}
     */
    static Corpus read(Path source, Path schema) throws IOException {
        return new Corpus(Files.isDirectory(source) ? ofFiles(source, schema) : ofQuestions(source, schema));
    }

    private static List<Written> ofFiles(Path directory, Path schema) throws IOException {
        List<Written> statements = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".sql") && !name.equals("schema.sql")) {
                    String sql = Files.readString(file, StandardCharsets.UTF_8);
                    statements.add(new Written(name.substring(0, name.length() - 4), schema, sql));
                }
            }
        }
        return statements;
    }

    private static List<Written> ofQuestions(Path file, Path schemas) throws IOException {
        List<Written> statements = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode question = json.readTree(line);
            boolean left =
                    question.has("exam_grade") && !question.get("exam_grade").asBoolean();
            if (question.hasNonNull("gold_pg") && !left) {
                String database = question.get("db_id").asText();
                Path script = Stream.of(database, database.toLowerCase(Locale.ROOT))
                        .map(name -> schemas.resolve(name + ".sql"))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No script makes the database " + database));
                JsonNode gold = question.get("gold_pg");
                Iterable<JsonNode> texts = gold.isArray() ? gold : List.of(gold);
                for (JsonNode text : texts) {
                    statements.add(new Written(question.get("id").asText(), script, text.asText()));
                }
            }
        }
        return statements;
    }
}
