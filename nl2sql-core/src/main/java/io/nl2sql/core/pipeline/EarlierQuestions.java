package io.nl2sql.core.pipeline;

import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.prompt.Turn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What was asked before in a conversation: answered questions of the same person about the same data source, a bounded
 * number of bounded age. They are in the history, so that any instance knows them. Whoever sends the name of somebody
 * else's conversation finds the one of that name among the own, which is empty. Thread-safe.
 */
final class EarlierQuestions {
    private final History history;
    private final Guard guard;
    private final PipelineLimits.Conversations limits;
    private final Clock clock;

    EarlierQuestions(History history, Guard guard, PipelineLimits.Conversations limits, Clock clock) {
        this.history = history;
        this.guard = guard;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Oldest first.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException HISTORY_UNAVAILABLE
     */
    List<HistoryEntry> entries(Journey journey, String conversation) {
        if (limits.maxQuestions() == 0) {
            return List.of();
        }
        HistoryFilter filter = HistoryFilter.everything()
                .askedBy(journey.caller().principal().name())
                .in(conversation, journey.dataSource())
                .answeredSince(clock.instant().minus(limits.maxAge()));
        List<HistoryEntry> entries = new ArrayList<>();
        history.page(filter, Optional.empty(), limits.maxQuestions()).stream()
                .filter(entry -> !entry.question().isBlank())
                .forEach(entries::add);
        Collections.reverse(entries);
        return entries;
    }

    /** What a generator is told of them. Computes: reads each one's SQL as if it were to be run. */
    List<Turn> turns(List<HistoryEntry> entries, Journey journey) {
        return entries.stream().map(entry -> turn(entry, journey)).toList();
    }

    /** The words that say most of what was asked. */
    static String whole(HistoryEntry entry) {
        return turn(entry, "").whole();
    }

    /** SQL that the asker may no longer write is not told to anybody: it may name what has been hidden since. */
    private Turn turn(HistoryEntry entry, Journey journey) {
        boolean writable = !entry.sql().isEmpty()
                && guard.validate(entry.sql(), journey.catalog()).fold(valid -> true, findings -> false);
        return turn(entry, writable ? entry.sql() : "");
    }

    private static Turn turn(HistoryEntry entry, String sql) {
        return new Turn(entry.question(), entry.dialogue().takenAs(), sql);
    }
}
