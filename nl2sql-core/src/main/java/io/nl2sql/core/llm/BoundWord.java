package io.nl2sql.core.llm;

/**
 * One word, or run of words, of the question and what it was taken to mean.
 *
 * @param text as asked
 * @param meaning a table, column, value, date interval or operation in words; empty where unbound
 * @param state whether it was understood
 */
public record BoundWord(String text, String meaning, State state) {
    public enum State {
        BOUND,
        IGNORED,
        UNBOUND
    }
}
