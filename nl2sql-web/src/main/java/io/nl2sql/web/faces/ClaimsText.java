package io.nl2sql.web.faces;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Claims as people write them, a line each: {@code tenant = 1}, {@code region = EU}, {@code regions = ['EU', 'US']}. What
 * looks like a number, or is true or false, is one; quotes make it text.
 */
final class ClaimsText {
    private static final Pattern LINE = Pattern.compile("\\s*([^\\s=]+)\\s*=\\s*(.*?)\\s*");
    private static final Pattern LIST = Pattern.compile("\\[(.*)]");
    private static final Pattern ELEMENT = Pattern.compile("\\s*('(?:[^']|'')*'|[^',\\[\\]]*[^',\\[\\]\\s])\\s*(,|$)");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}\\.\\d{1,40}");

    private ClaimsText() {}

    /** @throws IllegalArgumentException with a sentence that names the line */
    static Claims read(String text) {
        Map<String, ClaimValue> claims = new TreeMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(claims, lines.get(i), i + 1);
            }
        }
        return Claims.of(claims);
    }

    private static void add(Map<String, ClaimValue> claims, String line, int number) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            throw new IllegalArgumentException("Line " + number + " of the claims is not like 'tenant = 1'.");
        }
        ClaimValue value;
        try {
            value = ClaimValue.of(value(parts.group(2)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of the claims cannot be used: " + e.getMessage() + ".", e);
        }
        if (claims.put(parts.group(1), value) != null) {
            throw new IllegalArgumentException("The claim '" + parts.group(1) + "' stands twice; keep one.");
        }
    }

    private static Object value(String text) {
        Matcher list = LIST.matcher(text);
        return list.matches() ? elements(list.group(1)) : scalar(text);
    }

    private static List<Object> elements(String text) {
        List<Object> elements = new ArrayList<>();
        Matcher element = ELEMENT.matcher(text);
        int done = 0;
        boolean more = !text.isBlank();
        while (more) {
            if (!element.find() || element.start() != done) {
                throw new IllegalArgumentException("a list is like [1, 2] or ['EU', 'US']");
            }
            elements.add(scalar(element.group(1)));
            more = element.group(2).equals(",");
            done = element.end();
        }
        return elements;
    }

    private static Object scalar(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1).replace("''", "'");
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }

    /** So that it reads back the same. */
    static String of(Claims claims) {
        return new TreeMap<>(claims.asMap())
                .entrySet().stream()
                        .map(claim -> claim.getKey() + " = " + of(claim.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    static String of(ClaimValue claim) {
        String values = claim.values().stream().map(ClaimsText::literal).collect(Collectors.joining(", "));
        return claim.multiple() ? "[" + values + "]" : values;
    }

    private static String literal(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
}
