package io.nl2sql.core.guard.lex;

import java.util.Locale;

/** Which characters make names and numbers, and which may stand in names and strings. */
final class Characters {
    private Characters() {}

    /** No control, format or unassigned character, no half of a pair. */
    static boolean isAllowed(int code, boolean inString) {
        return switch (Character.getType(code)) {
            case Character.CONTROL -> inString && (code == '\n' || code == '\t' || code == '\r');
            // Zero-width joiners spell words in several scripts, and emoji.
            case Character.FORMAT -> inString && (code == 0x200C || code == 0x200D);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                inString || code == ' ';
            default -> true;
        };
    }

    static String printable(int code) {
        return String.format(Locale.ROOT, "U+%04X", code);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c >= 128 && (Character.isLetter(c) || Character.isSurrogate(c));
    }

    /** As PostgreSQL: from 128 on everything belongs to the name; the check of characters refuses what is odd. */
    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$' || c >= 128;
    }

    /** As PostgreSQL folds names that are not quoted; nothing else changes its length. */
    static String lowerAscii(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }
}
