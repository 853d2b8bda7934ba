package io.nl2sql.core.guard.lex;

import io.nl2sql.core.guard.lex.LexProblem.Kind;
import java.util.Locale;

/**
 * PostgreSQL's lexical rules, narrowed to what has one reading. Linear in the text, without recursion. Not thread-safe;
 * one instance reads one text.
 */
public final class Lexer {
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
    private static final String ALLOW_SIGN_AT_END = "~!@#%^&|`?";

    private final Cursor in;
    private final Quotes quotes;
    private final int maxTokens;
    private final Reading reading;
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
        this.in = new Cursor(text);
        this.quotes = new Quotes(in);
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
        while (in.more() && in.problems.size() < 20) {
            if (in.tokens.size() > maxTokens) {
                in.problem(Kind.TOO_LARGE, "The text has more than " + maxTokens + " words and symbols.", in.at);
                break;
            }
            next();
        }
        return new Tokens(in.tokens, in.problems);
    }

    private void next() {
        char c = in.current();
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            in.at++;
        } else if (in.startsWith("--")) {
            skipLineComment();
        } else if (in.startsWith("/*")) {
            skipBlockComment();
        } else if (c == '\'') {
            quotes.string(in.at, in.at, false);
        } else if (c == '"') {
            quotes.name(in.at, in.at);
        } else if (c == '$') {
            quotes.dollar();
        } else if (Characters.isDigit(c)
                || c == '.' && in.at + 1 < in.text.length() && Characters.isDigit(in.text.charAt(in.at + 1))) {
            number();
        } else if (Characters.isNameStart(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void skipLineComment() {
        while (in.more() && in.current() != '\n' && in.current() != '\r') {
            in.at++;
        }
    }

    private void skipBlockComment() {
        int start = in.at;
        int depth = 0;
        do {
            if (in.startsWith("/*")) {
                depth++;
                in.at += 2;
            } else if (in.startsWith("*/")) {
                depth--;
                in.at += 2;
            } else {
                in.at++;
            }
        } while (depth > 0 && in.more());
        if (depth > 0) {
            in.problem(Kind.SYNTAX, "A comment is not closed.", start);
        }
    }

    private void word() {
        int start = in.at;
        char c = in.current();
        char next = in.at + 1 < in.text.length() ? in.text.charAt(in.at + 1) : ' ';
        if (next == '\'' && "eE".indexOf(c) >= 0) {
            quotes.string(start, in.at + 1, true);
            return;
        }
        if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
            in.at++;
            quotes.string(start, in.at, false);
            in.problem(Kind.CONSTRUCT, "Bit, hexadecimal and national strings are not supported.", start);
            return;
        }
        if ((c == 'u' || c == 'U')
                && next == '&'
                && in.at + 2 < in.text.length()
                && "'\"".indexOf(in.text.charAt(in.at + 2)) >= 0) {
            quotes.unicode(start);
            return;
        }
        while (in.more() && Characters.isNamePart(in.current())) {
            in.at++;
        }
        String written = in.text.substring(start, in.at);
        in.checkCharacters(written, start, false);
        in.addName(Token.Kind.WORD, Characters.lowerAscii(written), start);
    }

    private void number() {
        int start = in.at;
        digits();
        if (in.more() && in.current() == '.' && !in.startsWith("..")) {
            in.at++;
            digits();
        }
        if (in.more() && "eE".indexOf(in.current()) >= 0) {
            int mark = in.at++;
            if (in.more() && "+-".indexOf(in.current()) >= 0) {
                in.at++;
            }
            if (!in.more() || !Characters.isDigit(in.current())) {
                in.at = mark;
            }
            digits();
        }
        if (in.more() && Characters.isNamePart(in.current())) {
            in.problem(Kind.SYNTAX, "A number runs into a word.", start);
            in.at++;
        }
        in.add(Token.Kind.NUMBER, in.text.substring(start, in.at).toLowerCase(Locale.ROOT), start);
    }

    private void digits() {
        while (in.more() && Characters.isDigit(in.current())) {
            in.at++;
        }
    }

    private void symbol(char c) {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        if ("()[],.;".indexOf(c) >= 0 || reading == Reading.STATEMENT && (c == '{' || c == '}')) {
            in.add(Token.Kind.SYMBOL, String.valueOf(c), in.at);
            in.at++;
        } else if (in.startsWith("::")) {
            in.add(Token.Kind.SYMBOL, "::", in.at);
            in.at += 2;
        } else if (in.startsWith(":=")) {
            in.add(Token.Kind.OPERATOR, "=>", in.at);
            in.at += 2;
        } else if (c == ':' && brackets > 0) {
            in.add(Token.Kind.SYMBOL, ":", in.at);
            in.at++;
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else {
            refuse(c);
        }
    }

    private void operator() {
        int start = in.at;
        if (reading == Reading.STATEMENT && in.current() == '?') {
            boolean doubled = in.startsWith("??");
            in.add(doubled ? Token.Kind.OPERATOR : Token.Kind.PARAMETER, "?", start);
            in.at += doubled ? 2 : 1;
            return;
        }
        while (in.more()
                && OPERATOR_CHARACTERS.indexOf(in.current()) >= 0
                && (reading != Reading.STATEMENT || in.current() != '?')
                && (in.at == start || !in.startsWith("--") && !in.startsWith("/*"))) {
            in.at++;
        }
        if (in.at - start > Cursor.LONGEST_NAME) {
            in.problem(Kind.SYNTAX, "An operator is longer than " + Cursor.LONGEST_NAME + " characters.", start);
            return;
        }
        if (in.text.substring(start, in.at).chars().noneMatch(c -> ALLOW_SIGN_AT_END.indexOf(c) >= 0)) {
            while (in.at - start > 1 && "+-".indexOf(in.text.charAt(in.at - 1)) >= 0) {
                in.at--;
            }
        }
        String operator = in.text.substring(start, in.at);
        if (operator.equals("?") && reading == Reading.POLICY) {
            in.add(Token.Kind.PARAMETER, operator, start);
        } else if (operator.indexOf('?') >= 0 || operator.indexOf('`') >= 0) {
            in.problem(
                    Kind.CONSTRUCT, "Parameters and operators with ? or ` are not supported; write the value.", start);
        } else {
            in.add(Token.Kind.OPERATOR, operator, start);
        }
    }

    private void refuse(char c) {
        if (c == '{' || c == '}') {
            in.problem(Kind.CONSTRUCT, "JDBC escapes such as {fn …} are not supported; write PostgreSQL.", in.at);
        } else if (c == ':' && !(in.at + 1 < in.text.length() && Characters.isNameStart(in.text.charAt(in.at + 1)))) {
            in.problem(
                    Kind.CONSTRUCT,
                    "A colon stands in casts and array slices only; jsonb_build_object makes objects.",
                    in.at);
        } else if (c == ':') {
            in.problem(Kind.CONSTRUCT, "Named parameters such as :id are not supported; write the value.", in.at);
        } else {
            in.problem(
                    Kind.CHARACTER,
                    "The character " + Characters.printable(c) + " is not allowed outside of strings.",
                    in.at);
        }
        in.at++;
    }
}
