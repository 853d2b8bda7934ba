package io.nl2sql.tests.evaluation;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was known about a best guess before it ran, and whether it was right.
 *
 * @param database its database, by which samples are kept apart
 * @param right whether the rows were the expected ones
 * @param evidence what spoke for it and against it, by name
 */
record Sample(String database, boolean right, Map<String, Double> evidence) {
    private static final int FIELDS = 3;

    Sample {
        evidence = Map.copyOf(evidence);
    }

    /** As one line; names hold no tabs, semicolons or equals signs. */
    String line() {
        return database
                + '\t'
                + right
                + '\t'
                + new TreeMap<>(evidence)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + '=' + entry.getValue())
                                .collect(Collectors.joining(";"));
    }

    /** @throws EvaluationException where the line is none */
    static Sample of(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new EvaluationException("This line is no sample: " + line);
        }
        Map<String, Double> evidence = new TreeMap<>();
        for (String part : fields[2].split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                evidence.put(part.substring(0, equals), Double.valueOf(part.substring(equals + 1)));
            }
        }
        return new Sample(fields[0].toLowerCase(Locale.ROOT), Boolean.parseBoolean(fields[1]), evidence);
    }
}
