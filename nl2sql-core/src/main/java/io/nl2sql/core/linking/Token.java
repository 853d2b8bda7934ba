package io.nl2sql.core.linking;

import java.util.Locale;

/**
 * A word, number, quoted text or comparison sign of a question.
 *
 * @param text as asked, without quotes
 * @param lower folded to lower case without accents
 * @param stem the form that is compared with names
 * @param quoted whether it stood in quotes and so is a value as it stands
 * @param start offset in the question
 * @param end offset after it
 */
public record Token(String text, String lower, String stem, boolean quoted, int start, int end) {
    static Token word(String text, int start, int end) {
        return new Token(text, Stems.fold(text), Stems.of(text), false, start, end);
    }

    /** A word that stands for others of the question. */
    public static Token instead(String word, int start, int end) {
        return word(word, start, end);
    }

    static Token quotation(String text, int start, int end) {
        return new Token(text, Stems.fold(text), Stems.of(text), true, start, end);
    }

    /** Whether it is written like a name: with a capital, or with a digit among letters. */
    public boolean isCapitalised() {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }

    public boolean isUpperCase() {
        return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(lower);
    }

    public boolean startsWithDigit() {
        return !text.isEmpty() && Character.isDigit(text.codePointAt(0));
    }
}
