package io.nl2sql.core.guard.parse;

import java.util.regex.Pattern;

/** Literals of a tree: equal where the query's are equal, and of plain characters. */
final class Literals {
    /** More digits than Calcite's numbers have are none of its business. */
    private static final int MOST_DIGITS = 18;

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

    private Literals() {}

    /** A string in which everything but plain ASCII is written as numbers between hashes. */
    static String ascii(String value) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 127 && c != '\'' && c != '#') {
                ascii.append(c);
            } else {
                ascii.append('#').append((int) c).append('#');
            }
        }
        return ascii.toString();
    }

    static boolean isPlain(String number) {
        return number.length() <= MOST_DIGITS && PLAIN_NUMBER.matcher(number).matches();
    }

    /** A number of unusual size or shape. */
    static String odd(String number) {
        return "#" + number;
    }
}
