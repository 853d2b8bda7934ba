package io.nl2sql.core.guard;

import java.util.regex.Pattern;

/** Literals of the {@link Analysis}: equal where the query's are equal, and easy to read for the parser. */
final class Literals {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

    private Literals() {}

    /** A string in which everything but plain ASCII is written as numbers between hashes. */
    static String ascii(String value) {
        StringBuilder ascii = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 127 && c != '\'' && c != '#') {
                ascii.append(c);
            } else {
                ascii.append('#').append((int) c).append('#');
            }
        }
        return ascii.append('\'').toString();
    }

    static String number(String number) {
        return PLAIN_NUMBER.matcher(number).matches() ? number : "'#" + number + "'";
    }
}
