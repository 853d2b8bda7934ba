package io.nl2sql.tests.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The words that a {@link LargeSource} is made of. */
final class LargeWords {
    private static final String FILE = "large-words.txt";

    private LargeWords() {}

    /** The words under a heading, in their order. */
    static String[] of(String heading) {
        String text = text();
        String mark = "\n[" + heading + "]\n";
        int from = text.indexOf(mark);
        if (from < 0) {
            throw new IllegalArgumentException(FILE + " has no heading " + heading);
        }
        int end = text.indexOf("\n[", from + mark.length());
        String words = text.substring(from + mark.length(), end < 0 ? text.length() : end);
        return Arrays.stream(words.split("[,\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static String text() {
        try (InputStream file = LargeWords.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
