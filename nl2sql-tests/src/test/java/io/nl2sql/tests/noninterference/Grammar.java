package io.nl2sql.tests.noninterference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of expressions by type; {@code expressions.txt} says how they are written. Immutable. */
final class Grammar {
    private static final Pattern LINE = Pattern.compile("(?<type>[a-z.]+)(?: (?<weight>\\d+))?: (?<form>.+)");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    private final Map<String, List<Form>> forms;

    private Grammar(Map<String, List<Form>> forms) {
        this.forms = forms;
    }

    /**
     * One form.
     *
     * @param text as it stands in the file
     * @param parts its text and its places in turn
     */
    record Form(String text, List<Part> parts) {}

    /** A piece of a form. */
    record Part(Kind kind, String text) {}

    /** What stands at a place. */
    enum Kind {
        TEXT,
        EXPRESSION,
        COLUMN,
        CONSTANT,
        HIDDEN,
        SAME,
        CHOICE
    }

    static Grammar read(String text) {
        List<Matcher> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(LINE::matcher)
                .toList();
        Set<String> types = new java.util.HashSet<>();
        for (Matcher line : lines) {
            if (!line.matches()) {
                throw new IllegalArgumentException("Not a form: " + line);
            }
            types.add(line.group("type"));
        }
        Map<String, List<Form>> forms = new HashMap<>();
        for (Matcher line : lines) {
            Form form = new Form(line.group("form"), parts(line.group("form"), types));
            int weight = line.group("weight") == null ? 1 : Integer.parseInt(line.group("weight"));
            for (int i = 0; i < weight; i++) {
                forms.computeIfAbsent(line.group("type"), type -> new ArrayList<>())
                        .add(form);
            }
        }
        return new Grammar(forms);
    }

    private static List<Part> parts(String form, Set<String> types) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(form);
        int from = 0;
        while (place.find()) {
            Part part = part(place.group(1), types);
            if (part != null) {
                parts.add(new Part(Kind.TEXT, form.substring(from, place.start())));
                parts.add(part);
                from = place.end();
            }
        }
        parts.add(new Part(Kind.TEXT, form.substring(from)));
        return List.copyOf(parts);
    }

    /** Null where the braces mean themselves. */
    private static Part part(String place, Set<String> types) {
        if (types.contains(place)) {
            return new Part(Kind.EXPRESSION, place);
        }
        if (place.startsWith("col ")) {
            return new Part(Kind.COLUMN, place.substring(4));
        }
        if (place.startsWith("const ")) {
            return new Part(Kind.CONSTANT, place.substring(6));
        }
        if (place.contains("|")) {
            return new Part(Kind.CHOICE, place);
        }
        return switch (place) {
            case "hidden" -> new Part(Kind.HIDDEN, "");
            case "same" -> new Part(Kind.SAME, "");
            default -> null;
        };
    }

    /** Whether expressions of this type can be written, such as {@code agg.uuid}. */
    boolean knows(String type) {
        return forms.containsKey(type);
    }

    List<Form> of(String type) {
        return forms.get(type);
    }
}
