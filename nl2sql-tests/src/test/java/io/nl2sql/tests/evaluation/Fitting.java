package io.nl2sql.tests.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The program behind {@code ./mvnw -Peval -Dprogram=Fitting}. With {@code questions} it writes a sample for each best
 * guess; with {@code samples} it fits to such files what the embedded generator's confidence rests on.
 */
public final class Fitting {
    private static final List<String> ORIGIN = List.of(
            "# Fitted to answers of the generator to the questions of the development databases, and to keyword questions made",
            "# from their schemas. docs/evaluation.md names the sets with their licences, and says how to repeat it.");

    private Fitting() {}

    public static void main(String... arguments) {
        System.exit(run(System.getProperties(), System.out, System.err));
    }

    /** @return 0 where it completed */
    static int run(Properties given, PrintStream report, PrintStream messages) {
        try {
            if (given.getProperty("samples", "").isBlank()) {
                report.println(sample(Options.of(given), messages) + " samples");
            } else {
                fit(given).forEach(report::println);
            }
            return 0;
        } catch (EvaluationException e) {
            messages.println("Fitting: " + e.getMessage());
            return 2;
        }
    }

    private static int sample(Options options, PrintStream messages) {
        Map<String, List<EvaluationQuestion>> byDatabase = QuestionFile.readAll(options.questions()).stream()
                .filter(question -> options.isWanted(question.database()))
                .filter(question -> question.isScored() || isWithoutAnswer(question))
                .collect(Collectors.groupingBy(EvaluationQuestion::database, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byDatabase.forEach((name, questions) -> {
            try (EvaluatedDatabase database = EvaluatedDatabase.connect(name, options)) {
                new Sampling(name, database.read(), options, LocalDate.now(ZoneOffset.UTC))
                        .samples(questions)
                        .forEach(sample -> lines.add(sample.line()));
                messages.println(name + ": " + lines.size() + " samples so far");
            }
        });
        write(options.out(), lines);
        return lines.size();
    }

    /** What is to be asked back has answers, which the asker chooses from. */
    private static boolean isWithoutAnswer(EvaluationQuestion question) {
        return question.expected() == Expected.REFUSAL || question.expected() == Expected.NO_ANSWER;
    }

    private static List<String> fit(Properties given) {
        Path folder = Path.of(given.getProperty("out", "."));
        List<Sample> samples = new ArrayList<>();
        for (String file : given.getProperty("samples").split(",")) {
            read(Path.of(file.strip())).forEach(line -> samples.add(Sample.of(line)));
        }
        FittedConfidence fitted = new FittedConfidence(samples);
        write(folder.resolve("confidence-trees.txt"), withOrigin(fitted.trees()));
        write(folder.resolve("confidence-curve.txt"), withOrigin(fitted.curve()));
        return fitted.report();
    }

    private static List<String> withOrigin(List<String> lines) {
        List<String> all = new ArrayList<>(ORIGIN);
        all.addAll(lines);
        return all;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EvaluationException("The file " + file + " of -Dsamples cannot be read: " + e.getMessage());
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " of -Dout cannot be written", e);
        }
    }
}
