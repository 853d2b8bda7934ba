package io.nl2sql.core.guard.lex;

import io.nl2sql.core.guard.lex.LexProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's lexical rules, narrowed to what has one reading. Linear in the text, without recursion. Not thread-safe;
 * one instance reads one text.
 */
public final class Lexer {
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
    private static final String ALLOW_SIGN_AT_END = "~!@#%^&|`?";
    private static final int LONGEST_NAME = 63;
    private static final Pattern ESCAPE_CLAUSE = Pattern.compile(
            "[ \\t\\n\\r\\f]*uescape[ \\t\\n\\r\\f]*'([!#-&(-*,-/:-@\\[-`g-zG-Z{-~])'", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int maxTokens;
    private final Reading reading;
    private final List<Token> tokens = new ArrayList<>();
    private final List<LexProblem> problems = new ArrayList<>();
    private int at;
    private int brackets;

    /** What a text may hold besides plain SQL. */
    private enum Reading {
        QUERY,
        /** A lone {@code ?} is a bound claim. */
        POLICY,
        /** Every {@code ?} is a parameter, {@code ??} the character; braces are symbols. */
        STATEMENT
    }

    private Lexer(String text, int maxTokens, Reading reading) {
        this.text = text;
        this.maxTokens = maxTokens;
        this.reading = reading;
    }

    /** Reads untrusted SQL. */
    public static Tokens read(String sql, int maxTokens) {
        return new Lexer(sql, maxTokens, Reading.QUERY).run();
    }

    /** Reads an administrator's condition or expression, in which {@code ?} stands for a bound claim. */
    public static Tokens readPolicy(String sql, int maxTokens) {
        return new Lexer(sql, maxTokens, Reading.POLICY).run();
    }

    /**
     * Reads what a JDBC client sent, to find where values and escapes stand in it. What is made of it is read again, as
     * untrusted SQL, before anything is believed. {@code ??} gives an operator {@code ?}.
     */
    public static Tokens readStatement(String sql, int maxTokens) {
        return new Lexer(sql, maxTokens, Reading.STATEMENT).run();
    }

    private Tokens run() {
        while (at < text.length() && problems.size() < 20) {
            if (tokens.size() > maxTokens) {
                problem(Kind.TOO_LARGE, "The text has more than " + maxTokens + " words and symbols.", at);
                break;
            }
            next();
        }
        return new Tokens(tokens, problems);
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            at++;
        } else if (text.startsWith("--", at)) {
            skipLineComment();
        } else if (text.startsWith("/*", at)) {
            skipBlockComment();
        } else if (c == '\'') {
            string(at, at, false);
        } else if (c == '"') {
            name(at, at);
        } else if (c == '$') {
            dollar();
        } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else if (isNameStart(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void skipLineComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlockComment() {
        int start = at;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            problem(Kind.SYNTAX, "A comment is not closed.", start);
        }
    }

    private void word() {
        int start = at;
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '\'' && "eE".indexOf(c) >= 0) {
            string(start, at + 1, true);
            return;
        }
        if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
            at++;
            string(start, at, false);
            problem(Kind.CONSTRUCT, "Bit, hexadecimal and national strings are not supported.", start);
            return;
        }
        if ((c == 'u' || c == 'U')
                && next == '&'
                && at + 2 < text.length()
                && "'\"".indexOf(text.charAt(at + 2)) >= 0) {
            unicode(start);
            return;
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String written = text.substring(start, at);
        checkCharacters(written, start, false);
        addName(Token.Kind.WORD, lowerAscii(written), start);
    }

    private void addName(Token.Kind kind, String name, int start) {
        if (name.isEmpty()) {
            problem(Kind.SYNTAX, "A quoted name is empty.", start);
        } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            problem(Kind.SYNTAX, "A name is longer than " + LONGEST_NAME + " bytes.", start);
        }
        tokens.add(new Token(kind, name, start));
    }

    /** Reads from the opening quote on. */
    private String quotedText(int start, int openingQuote, char quote, String what) {
        StringBuilder value = new StringBuilder();
        at = openingQuote + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else {
                checkCharacters(value, start, quote == '\'');
                return value.toString();
            }
        }
        problem(Kind.SYNTAX, "A " + what + " is not closed.", start);
        return "";
    }

    private void name(int start, int openingQuote) {
        addName(Token.Kind.NAME, quotedText(start, openingQuote, '"', "quoted name"), start);
    }

    private void string(int start, int openingQuote, boolean escapes) {
        if (escapes) {
            escapedString(start, openingQuote);
        } else {
            addString(quotedText(start, openingQuote, '\'', "string"), start);
        }
    }

    private void addString(String value, int start) {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Token.Kind.STRING) {
            problem(Kind.SYNTAX, "Two strings stand side by side; join them with ||.", start);
        }
        tokens.add(new Token(Token.Kind.STRING, value, start));
    }

    /** From the opening quote on; where a string ends depends on its backslashes. */
    private void escapedString(int start, int openingQuote) {
        StringBuilder raw = new StringBuilder();
        at = openingQuote + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean pair = at < text.length() && (c == '\\' || c == '\'' && text.charAt(at) == '\'');
            if (pair) {
                raw.append(c == '\\' ? "\\" : "").append(text.charAt(at++));
            } else if (c == '\'') {
                addDecoded(Escapes.ofBackslashes(raw.toString()), start);
                return;
            } else {
                raw.append(c);
            }
        }
        problem(Kind.SYNTAX, "A string is not closed.", start);
    }

    private void addDecoded(Optional<String> value, int start) {
        value.ifPresent(known -> checkCharacters(known, start, true));
        if (value.isEmpty()) {
            problem(Kind.CHARACTER, "A string has an escape that stands for no plain character.", start);
        }
        addString(value.orElse(""), start);
    }

    private void unicode(int start) {
        char quote = text.charAt(at + 2);
        boolean name = quote == '"';
        String raw = quotedText(start, at + 2, quote, name ? "quoted name" : "string");
        Optional<String> value = Escapes.ofUnicode(raw, escapeCharacter());
        if (!name) {
            addDecoded(value, start);
        } else if (value.isEmpty()) {
            problem(Kind.CHARACTER, "A name has an escape that stands for no plain character.", start);
        } else {
            checkCharacters(value.get(), start, false);
            addName(Token.Kind.NAME, value.get(), start);
        }
    }

    /** What {@code UESCAPE} names behind a string or name with {@code U&}. */
    private char escapeCharacter() {
        Matcher clause = ESCAPE_CLAUSE.matcher(text).region(at, text.length());
        if (!clause.lookingAt()) {
            return '\\';
        }
        at = clause.end();
        return clause.group(1).charAt(0);
    }

    private void dollar() {
        int start = at;
        int end = at + 1;
        while (end < text.length() && isNamePart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean tag = end == at + 1 || !isDigit(text.charAt(at + 1));
        if (!tag || end >= text.length() || text.charAt(end) != '$') {
            problem(Kind.CONSTRUCT, "Parameters such as $1 are not supported; write the value.", start);
            at = end;
            return;
        }
        String delimiter = text.substring(at, end + 1);
        int close = text.indexOf(delimiter, end + 1);
        if (close < 0) {
            problem(Kind.SYNTAX, "A string is not closed.", start);
            at = text.length();
            return;
        }
        String value = text.substring(end + 1, close);
        checkCharacters(value, start, true);
        at = close + delimiter.length();
        addString(value, start);
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
            at++;
            digits();
        }
        if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
            int mark = at++;
            if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                at = mark;
            }
            digits();
        }
        if (at < text.length() && isNamePart(text.charAt(at))) {
            problem(Kind.SYNTAX, "A number runs into a word.", start);
            at++;
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at).toLowerCase(Locale.ROOT), start));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void symbol(char c) {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        if ("()[],.;".indexOf(c) >= 0 || reading == Reading.STATEMENT && (c == '{' || c == '}')) {
            tokens.add(new Token(Token.Kind.SYMBOL, String.valueOf(c), at));
            at++;
        } else if (text.startsWith("::", at)) {
            tokens.add(new Token(Token.Kind.SYMBOL, "::", at));
            at += 2;
        } else if (text.startsWith(":=", at)) {
            tokens.add(new Token(Token.Kind.OPERATOR, "=>", at));
            at += 2;
        } else if (c == ':' && brackets > 0) {
            tokens.add(new Token(Token.Kind.SYMBOL, ":", at));
            at++;
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else {
            refuse(c);
        }
    }

    private void operator() {
        int start = at;
        if (reading == Reading.STATEMENT && text.charAt(at) == '?') {
            boolean doubled = text.startsWith("??", at);
            tokens.add(new Token(doubled ? Token.Kind.OPERATOR : Token.Kind.PARAMETER, "?", start));
            at += doubled ? 2 : 1;
            return;
        }
        while (at < text.length()
                && OPERATOR_CHARACTERS.indexOf(text.charAt(at)) >= 0
                && (reading != Reading.STATEMENT || text.charAt(at) != '?')
                && (at == start || !text.startsWith("--", at) && !text.startsWith("/*", at))) {
            at++;
        }
        if (at - start > LONGEST_NAME) {
            problem(Kind.SYNTAX, "An operator is longer than " + LONGEST_NAME + " characters.", start);
            return;
        }
        if (text.substring(start, at).chars().noneMatch(c -> ALLOW_SIGN_AT_END.indexOf(c) >= 0)) {
            while (at - start > 1 && "+-".indexOf(text.charAt(at - 1)) >= 0) {
                at--;
            }
        }
        String operator = text.substring(start, at);
        if (operator.equals("?") && reading == Reading.POLICY) {
            tokens.add(new Token(Token.Kind.PARAMETER, operator, start));
        } else if (operator.indexOf('?') >= 0 || operator.indexOf('`') >= 0) {
            problem(Kind.CONSTRUCT, "Parameters and operators with ? or ` are not supported; write the value.", start);
        } else {
            tokens.add(new Token(Token.Kind.OPERATOR, operator, start));
        }
    }

    private void refuse(char c) {
        if (c == '{' || c == '}') {
            problem(Kind.CONSTRUCT, "JDBC escapes such as {fn …} are not supported; write PostgreSQL.", at);
        } else if (c == ':') {
            problem(Kind.CONSTRUCT, "Named parameters such as :id are not supported; write the value.", at);
        } else {
            problem(Kind.CHARACTER, "The character " + printable(c) + " is not allowed outside of strings.", at);
        }
        at++;
    }

    /** In names and strings: no control, format or unassigned character, no half of a pair. */
    private void checkCharacters(CharSequence value, int start, boolean inString) {
        for (int i = 0; i < value.length(); ) {
            int code = Character.codePointAt(value, i);
            if (!isAllowed(code, inString)) {
                String where = inString ? "in a string." : "in a name.";
                problem(Kind.CHARACTER, "The character " + printable(code) + " is not allowed " + where, start);
                return;
            }
            i += Character.charCount(code);
        }
    }

    private static boolean isAllowed(int code, boolean inString) {
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

    private static String printable(int code) {
        return String.format(Locale.ROOT, "U+%04X", code);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c >= 128 && (Character.isLetter(c) || Character.isSurrogate(c));
    }

    /** As PostgreSQL: from 128 on everything belongs to the name; the check of characters refuses what is odd. */
    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$' || c >= 128;
    }

    private static String lowerAscii(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    private void problem(Kind kind, String message, int offset) {
        problems.add(new LexProblem(kind, message, offset));
    }
}
