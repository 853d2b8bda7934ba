package io.nl2sql.core.embedded.cue;

/**
 * What a phrase does in a question.
 *
 * @param operation the operation
 * @param argument its argument, such as {@code avg} or {@code >=}; empty where it has none
 */
public record Cue(Operation operation, String argument) {
    public enum Operation {
        COUNT,
        DISTINCT,
        AGGREGATE,
        COMPARE,
        SINCE,
        AFTER,
        BEFORE,
        UNTIL,
        BETWEEN,
        NOT,
        WITHOUT,
        NOR,
        GROUP,
        ORDER,
        DIRECTION,
        TOP,
        MOST,
        EXTREME,
        ADJECTIVE,
        COMMON,
        CONTAINS,
        STARTS,
        ENDS,
        OR,
        AND,
        BOTH,
        GRAIN,
        SHARE,
        EVERYTHING,
        CHANGE
    }

    public boolean is(Operation other) {
        return operation == other;
    }

    public boolean isDescending() {
        return argument.startsWith("desc");
    }
}
