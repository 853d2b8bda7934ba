package io.nl2sql.core.guard.fence;

/**
 * A run of tokens.
 *
 * @param first index of the first
 * @param last index of the last
 */
public record TextRange(int first, int last) {
    boolean holds(int token) {
        return first <= token && token <= last;
    }

    /** Without a token at each end. */
    TextRange inner() {
        return new TextRange(first + 1, last - 1);
    }
}
