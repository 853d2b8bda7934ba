package io.nl2sql.core.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the json that PostgreSQL prints. It is known to be well-formed; what is nested deeper than the limit stays text.
 */
final class JsonText {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        return depth(text) > DEEPEST ? text : new JsonText(text).value();
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '[' || character == '{') {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (character == ']' || character == '}') {
                depth--;
            }
        }
        return deepest;
    }

    private Object value() {
        skipSpace();
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (more('}')) {
            String name = string();
            skipSpace();
            at++;
            members.put(name, value());
        }
        return Collections.unmodifiableMap(members);
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (more(']')) {
            elements.add(value());
        }
        return Collections.unmodifiableList(elements);
    }

    /** Passes a comma; at the closing bracket passes that and says no. */
    private boolean more(char closing) {
        skipSpace();
        if (text.charAt(at) == ',') {
            at++;
            skipSpace();
        }
        if (text.charAt(at) == closing) {
            at++;
            return false;
        }
        return true;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        at++;
        return switch (text.charAt(at)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> text.charAt(at);
        };
    }

    private Object word(String word, Object value) {
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new BigDecimal(text.substring(start, at));
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
