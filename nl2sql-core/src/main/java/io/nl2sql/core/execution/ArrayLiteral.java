package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads PostgreSQL's text form of an array, {@code {1,NULL,"a \"b\""}}, nested where it has more dimensions. */
final class ArrayLiteral {
    private final ColumnType element;
    private final char delimiter;
    private final String text;
    private int at;

    private ArrayLiteral(ColumnType element, String text) {
        this.element = element;
        this.delimiter = element.name().equals("box") ? ';' : ',';
        this.text = text;
        this.at = text.indexOf('{');
    }

    /** The elements; or the text itself where it is no array literal. */
    static Object read(ColumnType element, String text) {
        ArrayLiteral literal = new ArrayLiteral(element, text);
        return literal.at < 0 ? text : literal.array();
    }

    private List<Object> array() {
        List<Object> values = new ArrayList<>();
        at++;
        while (at < text.length() && text.charAt(at) != '}') {
            values.add(value());
            if (at < text.length() && text.charAt(at) == delimiter) {
                at++;
            }
        }
        at++;
        return Collections.unmodifiableList(values);
    }

    private Object value() {
        char first = text.charAt(at);
        if (first == '{') {
            return array();
        }
        if (first == '"') {
            return TextValues.read(element, quoted());
        }
        String bare = bare();
        return bare.equals("NULL") ? null : TextValues.read(element, bare);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '}') {
            at++;
        }
        return text.substring(start, at);
    }
}
