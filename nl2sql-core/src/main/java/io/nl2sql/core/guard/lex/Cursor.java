package io.nl2sql.core.guard.lex;

import io.nl2sql.core.guard.lex.LexProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the reading of a text stands, and what was found up to there. Not thread-safe. */
final class Cursor {
    static final int LONGEST_NAME = 63;

    final String text;
    final List<Token> tokens = new ArrayList<>();
    final List<LexProblem> problems = new ArrayList<>();
    int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    char current() {
        return text.charAt(at);
    }

    boolean startsWith(String what) {
        return text.startsWith(what, at);
    }

    void add(Token.Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, start));
    }

    void problem(Kind kind, String message, int offset) {
        problems.add(new LexProblem(kind, message, offset));
    }

    void addName(Token.Kind kind, String name, int start) {
        if (name.isEmpty()) {
            problem(Kind.SYNTAX, "A quoted name is empty.", start);
        } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            problem(Kind.SYNTAX, "A name is longer than " + LONGEST_NAME + " bytes.", start);
        }
        add(kind, name, start);
    }

    /** In names and strings: no control, format or unassigned character, no half of a pair. */
    void checkCharacters(CharSequence value, int start, boolean inString) {
        for (int i = 0; i < value.length(); ) {
            int code = Character.codePointAt(value, i);
            if (!Characters.isAllowed(code, inString)) {
                String where = inString ? "in a string." : "in a name.";
                problem(
                        Kind.CHARACTER,
                        "The character " + Characters.printable(code) + " is not allowed " + where,
                        start);
                return;
            }
            i += Character.charCount(code);
        }
    }
}
