package io.nl2sql.core.linking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the language data that lies beside the classes: text lines, {@code #} starts a comment. */
public final class Resources {
    private Resources() {}

    /** Lines of a linking resource, without comments and blank lines. */
    static List<String> lines(String name) {
        return lines(Resources.class, name);
    }

    /** Lines of a resource beside the given class, without comments and blank lines. */
    public static List<String> lines(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + name + " beside " + beside.getName());
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.replaceFirst("(^|\\s)#.*$", "").trim())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unreadable resource " + name, e);
        }
    }

    /** Lines {@code left: right} of a linking resource. */
    static Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(':');
            for (String left : line.substring(0, colon).split(",")) {
                pairs.put(left.trim(), line.substring(colon + 1).trim());
            }
        }
        return Map.copyOf(pairs);
    }
}
