package io.nl2sql.core.guard.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed list of functions that a query may call, read once from {@code functions.tsv}. */
public final class Functions {
    /** What a function computes over. */
    public enum Kind {
        SCALAR,
        AGGREGATE,
        WINDOW,
        /** One value to any number of rows. */
        TABLE
    }

    /** The most that PostgreSQL says of any function of the name. */
    enum Volatility {
        IMMUTABLE,
        /** The same for one statement: the clock, and what depends on the session's time zone or language. */
        STABLE
    }

    /** When a call can fail on a value that it is given. */
    public enum Raises {
        NEVER,
        ALWAYS,
        /** With one argument; a second one names an encoding. */
        NEVER_OF_ONE,
        /** Unless the first argument is a literal name of a date field. */
        UNLESS_FIELD,
        /** Unless the second argument is a literal made of plain date patterns. */
        UNLESS_DATE_FORMAT,
        /** On floating-point numbers only. */
        ON_FLOATS
    }

    /**
     * One allowed function.
     *
     * @param name folded name
     * @param kinds what it computes over; the usual one first
     * @param volatility whether it can change between two calls
     * @param raises when it can fail
     * @param literalArgument 1-based position of an argument that must be a small number, 0 where there is none
     */
    public record Function(String name, List<Kind> kinds, Volatility volatility, Raises raises, int literalArgument) {
        public Function {
            kinds = List.copyOf(kinds);
        }

        /** What it usually computes over. */
        public Kind kind() {
            return kinds.get(0);
        }
    }

    private static final Map<String, Function> ALLOWED = load();

    private static final Set<String> NAMES = ALLOWED.keySet();

    private Functions() {}

    /** Every allowed function, in no particular order. */
    static Collection<Function> all() {
        return ALLOWED.values();
    }

    static Set<String> names() {
        return NAMES;
    }

    public static Optional<Function> find(String name) {
        return Optional.ofNullable(ALLOWED.get(name));
    }

    private static Map<String, Function> load() {
        Map<String, Function> functions = new HashMap<>();
        try (InputStream table = Functions.class.getResourceAsStream("functions.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        Function function = parse(line);
                        if (functions.put(function.name(), function) != null) {
                            throw new IllegalStateException("functions.tsv lists " + function.name() + " twice");
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("functions.tsv cannot be read", e);
        }
        return Map.copyOf(functions);
    }

    private static Function parse(String line) {
        String[] cells = line.split("\t", -1);
        List<Kind> kinds = Arrays.stream(cells[1].split(",")).map(Kind::valueOf).toList();
        return new Function(
                cells[0], kinds, Volatility.valueOf(cells[2]), Raises.valueOf(cells[3]), Integer.parseInt(cells[4]));
    }
}
