package io.nl2sql.core.statement;

import java.util.List;

/**
 * What only the end of a result could tell.
 *
 * @param rows how many were handed on
 * @param truncated whether a cap of ours, and no wish of the client, cut the result short
 */
public record Ending(long rows, boolean truncated, List<Notice> notices) {
    public Ending {
        notices = List.copyOf(notices);
    }
}
