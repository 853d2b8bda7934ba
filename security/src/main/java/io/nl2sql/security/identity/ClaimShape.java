package io.nl2sql.security.identity;

import java.util.List;

/**
 * What kind of value a claim is.
 *
 * @param type type of the value, or of the elements
 * @param multiple whether it is a list
 */
public record ClaimShape(ClaimValue.Type type, boolean multiple) implements Comparable<ClaimShape> {
    private static final List<ClaimShape> ALL = List.of(
            new ClaimShape(ClaimValue.Type.TEXT, false),
            new ClaimShape(ClaimValue.Type.INTEGER, false),
            new ClaimShape(ClaimValue.Type.DECIMAL, false),
            new ClaimShape(ClaimValue.Type.BOOLEAN, false),
            new ClaimShape(ClaimValue.Type.TEXT, true),
            new ClaimShape(ClaimValue.Type.INTEGER, true),
            new ClaimShape(ClaimValue.Type.DECIMAL, true),
            new ClaimShape(ClaimValue.Type.BOOLEAN, true));

    /** Every shape that a claim can have. */
    public static List<ClaimShape> all() {
        return ALL;
    }

    @Override
    public int compareTo(ClaimShape other) {
        return Integer.compare(ALL.indexOf(this), ALL.indexOf(other));
    }

    /** As a sentence names it: {@code a whole number}, {@code a list of texts}. */
    @Override
    public String toString() {
        return switch (type) {
            case TEXT -> multiple ? "a list of texts" : "a text";
            case INTEGER -> multiple ? "a list of whole numbers" : "a whole number";
            case DECIMAL -> multiple ? "a list of decimal numbers" : "a decimal number";
            case BOOLEAN -> multiple ? "a list of truth values" : "true or false";
        };
    }
}
