package io.nl2sql.core.guard.lex;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One token.
 *
 * @param kind what it is
 * @param value the folded name, the string's contents, or the symbol or number as written
 * @param offset where it began in the text as written
 */
public record Token(Kind kind, String value, int offset) {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** Kinds of tokens. */
    public enum Kind {
        /** An unquoted name or keyword, folded to lower case. */
        WORD,
        /** A quoted name, unescaped. */
        NAME,
        STRING,
        NUMBER,
        OPERATOR,
        /** One of <code>( ) [ ] , . ; ::</code>, and <code>:</code> in brackets; in what a JDBC client sent, also a brace. */
        SYMBOL,
        /** A bound parameter; only in policies and in what a JDBC client sent. */
        PARAMETER
    }

    public Token {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    public boolean is(String symbolOrWord) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL || kind == Kind.OPERATOR) && value.equals(symbolOrWord);
    }

    public boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** The token as PostgreSQL and the JDBC driver read it, whatever {@code standard_conforming_strings} says. */
    public String sql() {
        return switch (kind) {
            case NAME -> quoted(value);
            case STRING -> literal(value);
            case PARAMETER -> "?";
            default -> value;
        };
    }

    /** An identifier in double quotes. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** An identifier as people write it: in double quotes only where it would be folded or broken without. */
    public static String plain(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    /** A string literal with this value. */
    public static String literal(String value) {
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
