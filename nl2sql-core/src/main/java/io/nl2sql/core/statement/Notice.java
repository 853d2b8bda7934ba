package io.nl2sql.core.statement;

/**
 * Something that whoever sent a statement should know.
 *
 * @param kind what it is about
 * @param message a sentence
 */
public record Notice(Kind kind, String message) {
    /** What a notice is about. */
    public enum Kind {
        GENERATED_SQL,
        POLICY,
        ASSUMPTION,
        /** Another reading of the question, which could be asked instead. */
        ALTERNATIVE,
        /** How the SQL came about, such as without the language model. */
        GENERATION,
        OTHER
    }
}
