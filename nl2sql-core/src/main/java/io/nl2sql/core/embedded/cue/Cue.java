package io.nl2sql.core.embedded.cue;

import java.util.EnumSet;
import java.util.Set;

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
        WEEKDAY,
        UNIT,
        SHARE,
        RUNNING,
        MOVING,
        GROWTH,
        PREVIOUS,
        SPLIT,
        SIDE,
        PERCENT,
        RATIO,
        ORDINAL,
        REPORTS,
        BOSS,
        FRACTION,
        AGE,
        NEW,
        LATE,
        EVERYTHING,
        CHANGE
    }

    private static final Set<Operation> SHAPES = EnumSet.of(
            Operation.SHARE,
            Operation.RUNNING,
            Operation.MOVING,
            Operation.GROWTH,
            Operation.PREVIOUS,
            Operation.SPLIT,
            Operation.SIDE,
            Operation.PERCENT,
            Operation.RATIO);

    public boolean is(Operation other) {
        return operation == other;
    }

    /** Whether it makes something else of what the rest of a question asks for. */
    public boolean isShape() {
        return SHAPES.contains(operation);
    }

    /** Words of the dates from which an age is counted. */
    public Set<String> since() {
        return argument.equals("hire")
                ? Set.of("hire", "hired", "join", "joined", "start", "employment")
                : Set.of("birth", "born", "birthday", "birthdate", "dob");
    }

    public boolean isDescending() {
        return argument.startsWith("desc");
    }
}
