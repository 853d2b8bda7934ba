package io.nl2sql.web.jdbc;

import java.util.Arrays;
import java.util.Optional;

/**
 * A JDBC pattern for names: {@code %} is any text, {@code _} any character, and a backslash takes the meaning away.
 * Matching takes no longer than pattern times name.
 */
final class NamePattern {
    /** Outside of what names can hold. */
    private static final int ANY_TEXT = -1;

    private static final int ANY_CHARACTER = -2;

    /** Null means any name. */
    private final int[] parts;

    private NamePattern(int[] parts) {
        this.parts = parts;
    }

    /** @param written empty means any name */
    static NamePattern of(Optional<String> written) {
        return new NamePattern(written.map(NamePattern::parts).orElse(null));
    }

    private static int[] parts(String written) {
        int[] parts = new int[written.length()];
        int count = 0;
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c == '\\' && at + 1 < written.length()) {
                at++;
                parts[count++] = written.charAt(at);
            } else {
                parts[count++] = c == '%' ? ANY_TEXT : c == '_' ? ANY_CHARACTER : c;
            }
        }
        return Arrays.copyOf(parts, count);
    }

    /** What fits between two {@code %} is taken where it first fits; only the last of them is ever tried again. */
    boolean matches(String name) {
        if (parts == null) {
            return true;
        }
        int part = 0;
        int retryPart = -1;
        int retryAt = 0;
        int at = 0;
        while (at < name.length()) {
            if (part < parts.length && parts[part] == ANY_TEXT) {
                retryPart = ++part;
                retryAt = at;
            } else if (part < parts.length && (parts[part] == ANY_CHARACTER || parts[part] == name.charAt(at))) {
                part++;
                at++;
            } else if (retryPart >= 0) {
                part = retryPart;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }
}
