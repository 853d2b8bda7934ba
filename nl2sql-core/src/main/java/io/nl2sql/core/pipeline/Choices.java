package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.linking.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers what somebody chose when asked back. Only what was really offered to the same person counts, as the history has it,
 * and only where that person still sees what the words were said to mean. Nothing is kept that is not on record first.
 */
final class Choices {
    private static final String NOT_REMEMBERED = "This choice was not remembered: ";
    private static final String CHOSE = "Chose when asked back";

    private final History history;
    private final Glossary glossary;
    private final int most;
    private final Clock clock;

    /** @param most suggestions of one person for one data source */
    Choices(History history, Glossary glossary, int most, Clock clock) {
        this.history = history;
        this.glossary = glossary;
        this.most = most;
        this.clock = clock;
    }

    /** Whether a caller may know of what words are said to mean. */
    static boolean isSeen(VisibleCatalog catalog, Naming naming, boolean own) {
        return catalog.find(naming.table())
                .filter(table -> naming.isKnownTo(table, own))
                .isPresent();
    }

    /** Tells the asker what was remembered, or that nothing was. */
    void remember(Journey journey, Question question, UUID answer) {
        Optional<HistoryEntry> asked = history.find(answer)
                .filter(entry ->
                        entry.principal().equals(journey.caller().principal().name()))
                .filter(entry -> entry.dataSource().equals(journey.dataSource()));
        if (asked.isEmpty() || asked.get().outcome() != HistoryEntry.Outcome.NEEDS_CLARIFICATION) {
            journey.warn(NOT_REMEMBERED + "there is no such question back to you.");
            return;
        }
        List<Synonym> suggestions = suggestions(
                journey,
                asked.get().dialogue().offered().getOrDefault(question.text().strip(), List.of()));
        if (suggestions.isEmpty()) {
            journey.warn(NOT_REMEMBERED + "it says nothing about words that can be kept.");
        }
        suggestions.forEach(suggestion -> suggest(journey, suggestion));
    }

    private List<Synonym> suggestions(Journey journey, List<Naming> namings) {
        String owner = journey.caller().principal().name();
        Instant now = clock.instant();
        return namings.stream()
                .filter(naming -> isSeen(journey.catalog(), naming, true))
                .flatMap(naming -> Phrases.key(naming.phrase()).stream()
                        .map(key -> Synonym.suggested(journey.dataSource(), naming, key, owner, now)))
                .toList();
    }

    private void suggest(Journey journey, Synonym suggestion) {
        Naming naming = suggestion.naming();
        String meaning = "\"" + naming.phrase() + "\" means " + naming.element() + ".";
        VocabularyEntry entry = new VocabularyEntry(journey.caller(), journey.dataSource(), clock.instant());
        history.record(entry.done(CHOSE + ": " + meaning, 1));
        if (glossary.suggest(suggestion, most).isPresent()) {
            journey.warn("Remembered for you: " + meaning);
            return;
        }
        history.record(entry.failed(
                CHOSE, new Nl2SqlException(ErrorCode.GLOSSARY_FULL, "The vocabulary is full: " + meaning)));
        journey.warn(NOT_REMEMBERED + "your vocabulary is full.");
    }
}
