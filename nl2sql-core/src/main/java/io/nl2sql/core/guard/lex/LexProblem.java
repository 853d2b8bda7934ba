package io.nl2sql.core.guard.lex;

/**
 * Something that no query may contain.
 *
 * @param kind what sort of thing
 * @param message a sentence
 * @param offset where it stands in the text as written
 */
public record LexProblem(Kind kind, String message, int offset) {
    /** Sorts of problems. */
    public enum Kind {
        CHARACTER,
        SYNTAX,
        CONSTRUCT,
        TOO_LARGE
    }
}
