package io.nl2sql.core.guard.lex;

import io.nl2sql.core.guard.lex.LexProblem.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in quotes: strings of all kinds and quoted names. Not thread-safe. */
final class Quotes {
    private static final Pattern ESCAPE_CLAUSE = Pattern.compile(
            "[ \\t\\n\\r\\f]*uescape[ \\t\\n\\r\\f]*'([!#-&(-*,-/:-@\\[-`g-zG-Z{-~])'", Pattern.CASE_INSENSITIVE);

    private final Cursor in;

    Quotes(Cursor in) {
        this.in = in;
    }

    /** Reads from the opening quote on. */
    private String quotedText(int start, int openingQuote, char quote, String what) {
        StringBuilder value = new StringBuilder();
        in.at = openingQuote + 1;
        while (in.more()) {
            char c = in.text.charAt(in.at++);
            if (c != quote) {
                value.append(c);
            } else if (in.more() && in.current() == quote) {
                value.append(quote);
                in.at++;
            } else {
                in.checkCharacters(value, start, quote == '\'');
                return value.toString();
            }
        }
        in.problem(Kind.SYNTAX, "A " + what + " is not closed.", start);
        return "";
    }

    void name(int start, int openingQuote) {
        in.addName(Token.Kind.NAME, quotedText(start, openingQuote, '"', "quoted name"), start);
    }

    void string(int start, int openingQuote, boolean escapes) {
        if (escapes) {
            escapedString(start, openingQuote);
        } else {
            addString(quotedText(start, openingQuote, '\'', "string"), start);
        }
    }

    private void addString(String value, int start) {
        if (!in.tokens.isEmpty() && in.tokens.get(in.tokens.size() - 1).kind() == Token.Kind.STRING) {
            in.problem(Kind.SYNTAX, "Two strings stand side by side; join them with ||.", start);
        }
        in.add(Token.Kind.STRING, value, start);
    }

    /** From the opening quote on; where a string ends depends on its backslashes. */
    private void escapedString(int start, int openingQuote) {
        StringBuilder raw = new StringBuilder();
        in.at = openingQuote + 1;
        while (in.more()) {
            char c = in.text.charAt(in.at++);
            boolean pair = in.more() && (c == '\\' || c == '\'' && in.current() == '\'');
            if (pair) {
                raw.append(c == '\\' ? "\\" : "").append(in.text.charAt(in.at++));
            } else if (c == '\'') {
                addDecoded(Escapes.ofBackslashes(raw.toString()), start);
                return;
            } else {
                raw.append(c);
            }
        }
        in.problem(Kind.SYNTAX, "A string is not closed.", start);
    }

    private void addDecoded(Optional<String> value, int start) {
        value.ifPresent(known -> in.checkCharacters(known, start, true));
        if (value.isEmpty()) {
            in.problem(Kind.CHARACTER, "A string has an escape that stands for no plain character.", start);
        }
        addString(value.orElse(""), start);
    }

    void unicode(int start) {
        char quote = in.text.charAt(in.at + 2);
        boolean name = quote == '"';
        String raw = quotedText(start, in.at + 2, quote, name ? "quoted name" : "string");
        Optional<String> value = Escapes.ofUnicode(raw, escapeCharacter());
        if (!name) {
            addDecoded(value, start);
        } else if (value.isEmpty()) {
            in.problem(Kind.CHARACTER, "A name has an escape that stands for no plain character.", start);
        } else {
            in.checkCharacters(value.get(), start, false);
            in.addName(Token.Kind.NAME, value.get(), start);
        }
    }

    /** What {@code UESCAPE} names behind a string or name with {@code U&}. */
    private char escapeCharacter() {
        Matcher clause = ESCAPE_CLAUSE.matcher(in.text).region(in.at, in.text.length());
        if (!clause.lookingAt()) {
            return '\\';
        }
        in.at = clause.end();
        return clause.group(1).charAt(0);
    }

    void dollar() {
        int start = in.at;
        int end = in.at + 1;
        while (end < in.text.length() && Characters.isNamePart(in.text.charAt(end)) && in.text.charAt(end) != '$') {
            end++;
        }
        boolean tag = end == in.at + 1 || !Characters.isDigit(in.text.charAt(in.at + 1));
        if (!tag || end >= in.text.length() || in.text.charAt(end) != '$') {
            in.problem(Kind.CONSTRUCT, "Parameters such as $1 are not supported; write the value.", start);
            in.at = end;
            return;
        }
        String delimiter = in.text.substring(in.at, end + 1);
        int close = in.text.indexOf(delimiter, end + 1);
        if (close < 0) {
            in.problem(Kind.SYNTAX, "A string is not closed.", start);
            in.at = in.text.length();
            return;
        }
        String value = in.text.substring(end + 1, close);
        in.checkCharacters(value, start, true);
        in.at = close + delimiter.length();
        addString(value, start);
    }
}
