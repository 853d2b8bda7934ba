package io.nl2sql.tests.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param questions file to read
 * @param url JDBC URL in which {@code {db}} stands for the database's id in lower case
 * @param out file to write; empty where nothing is asked
 * @param user database user; empty where the URL names one
 * @param password of that user; never printed
 * @param generator name of the generator
 * @param only ids of databases in lower case; empty means all
 * @param except ids of databases in lower case that are passed over
 * @param goldsOnly whether expected queries are compared with each other instead of asking
 * @param parallel questions asked at a time
 * @param timeout of each statement
 */
record Options(
        Path questions,
        String url,
        Path out,
        Optional<String> user,
        Optional<String> password,
        String generator,
        Set<String> only,
        Set<String> except,
        boolean goldsOnly,
        int parallel,
        Duration timeout) {
    private static final String USAGE =
            "./mvnw -q -Peval -Dquestions=FILE -Durl='jdbc:postgresql://HOST:PORT/{db}' -Dout=FILE";
    private static final int MOST_PARALLEL = 256;
    private static final int LONGEST_TIMEOUT = 3_600;

    Options {
        only = Set.copyOf(only);
        except = Set.copyOf(except);
    }

    /** @throws EvaluationException saying which option is missing or wrong, and how it is written */
    static Options of(Properties given) {
        String url = required(given, "url");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new EvaluationException("-Durl must begin with jdbc:postgresql: as in " + USAGE);
        }
        return new Options(
                Path.of(required(given, "questions")),
                url,
                goldsOnly(given) ? Path.of("") : Path.of(required(given, "out")),
                optional(given, "user"),
                optional(given, "password"),
                optional(given, "generator").orElse("embedded"),
                names(given, "databases"),
                names(given, "except"),
                goldsOnly(given),
                number(given, "parallel", 1, MOST_PARALLEL),
                Duration.ofSeconds(number(given, "timeout", 15, LONGEST_TIMEOUT)));
    }

    boolean isWanted(String database) {
        String name = database.toLowerCase(Locale.ROOT);
        return (only.isEmpty() || only.contains(name)) && !except.contains(name);
    }

    private static boolean goldsOnly(Properties given) {
        Optional<String> golds = optional(given, "golds");
        if (golds.isPresent() && !golds.get().equals("compare")) {
            throw new EvaluationException("-Dgolds can only be compare, not " + golds.get());
        }
        return golds.isPresent();
    }

    private static String required(Properties given, String key) {
        return optional(given, key)
                .orElseThrow(() -> new EvaluationException("-D" + key + " is missing. Usage: " + USAGE));
    }

    private static Optional<String> optional(Properties given, String key) {
        return Optional.ofNullable(given.getProperty(key)).filter(value -> !value.isBlank());
    }

    private static int number(Properties given, String key, int standard, int most) {
        String written = optional(given, key).orElse(String.valueOf(standard));
        try {
            int number = Integer.parseInt(written);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new EvaluationException("-D" + key + " must be a number from 1 to " + most + ", not " + written);
        }
        throw new EvaluationException("-D" + key + " must be a number from 1 to " + most + ", not " + written);
    }

    /** Names with commas between them, or a file with one a line, in which {@code #} begins a comment. */
    private static Set<String> names(Properties given, String key) {
        return optional(given, key).map(Options::names).orElse(List.of()).stream()
                .map(name -> name.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Collection<String> names(String written) {
        Path file = Path.of(written);
        if (!Files.isRegularFile(file)) {
            return Arrays.asList(written.split(","));
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EvaluationException("The file " + file + " cannot be read as UTF-8 text: " + e.getMessage());
        }
    }
}
