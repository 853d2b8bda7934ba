package io.nl2sql.core.guard.lex;

import java.util.Optional;

/** Decodes the contents of {@code E''}, {@code U&''} and {@code U&""}; empty where an escape is odd. */
final class Escapes {
    private static final String SIMPLE = "bfnrt";
    private static final String SIMPLE_MEANINGS = "\b\f\n\r\t";

    private final String raw;
    private final char escape;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private Escapes(String raw, char escape) {
        this.raw = raw;
        this.escape = escape;
    }

    static Optional<String> ofBackslashes(String raw) {
        Escapes escapes = new Escapes(raw, '\\');
        boolean sound = true;
        while (sound && escapes.at < raw.length()) {
            sound = escapes.isAtEscape() ? escapes.backslash() : escapes.plain();
        }
        return sound ? Optional.of(escapes.value.toString()) : Optional.empty();
    }

    static Optional<String> ofUnicode(String raw, char escape) {
        Escapes escapes = new Escapes(raw, escape);
        boolean sound = true;
        while (sound && escapes.at < raw.length()) {
            sound = escapes.isAtEscape() ? escapes.unicode() : escapes.plain();
        }
        return sound ? Optional.of(escapes.value.toString()) : Optional.empty();
    }

    private boolean isAtEscape() {
        return raw.charAt(at) == escape;
    }

    private boolean plain() {
        value.append(raw.charAt(at++));
        return true;
    }

    private boolean backslash() {
        if (at + 1 >= raw.length()) {
            return false;
        }
        char c = raw.charAt(at + 1);
        at += 2;
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            value.append(SIMPLE_MEANINGS.charAt(simple));
            return true;
        }
        if (c >= '0' && c <= '7') {
            at--;
            return character(digits(3, 8), 127);
        }
        return switch (c) {
            case 'x' -> character(digits(2, 16), 127);
            case 'u' -> character(exactly(4), Character.MAX_CODE_POINT);
            case 'U' -> character(exactly(8), Character.MAX_CODE_POINT);
            default -> {
                value.append(c);
                yield true;
            }
        };
    }

    private boolean unicode() {
        if (at + 1 < raw.length() && raw.charAt(at + 1) == escape) {
            value.append(escape);
            at += 2;
            return true;
        }
        boolean six = raw.startsWith("+", at + 1);
        at += six ? 2 : 1;
        return character(exactly(six ? 6 : 4), Character.MAX_CODE_POINT);
    }

    private boolean character(int code, int highest) {
        if (code <= 0 || code > highest) {
            return false;
        }
        value.appendCodePoint(code);
        return true;
    }

    /** Up to this many digits; -1 where there is none. */
    private int digits(int most, int radix) {
        int from = at;
        while (at < raw.length() && at - from < most && isDigit(raw.charAt(at), radix)) {
            at++;
        }
        return from == at ? -1 : Integer.parseInt(raw.substring(from, at), radix);
    }

    /** Exactly this many hexadecimal digits; -1 where there are fewer, or no such character. */
    private int exactly(int count) {
        int from = at;
        while (at < raw.length() && at - from < count && isDigit(raw.charAt(at), 16)) {
            at++;
        }
        long code = at - from < count ? -1 : Long.parseLong(raw.substring(from, at), 16);
        return code > Character.MAX_CODE_POINT ? -1 : (int) code;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
