package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.linking.Phrases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers what somebody chose when asked back. Only what was really offered to the same person counts, as the history has it,
 * and only where that person still sees what the words were said to mean.
 */
final class Choices {
    private static final String NOT_REMEMBERED = "This choice was not remembered: ";

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

    /** Whether a caller sees the table or column that words are said to mean. */
    static boolean isSeen(VisibleCatalog catalog, Naming naming) {
        return catalog.find(naming.table())
                .filter(table -> naming.column().isEmpty()
                        || table.table().column(naming.column().get()).isPresent())
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
        List<Naming> namings =
                asked.get().dialogue().offered().getOrDefault(question.text().strip(), List.of());
        namings.stream()
                .filter(naming -> isSeen(journey.catalog(), naming))
                .forEach(naming -> suggest(journey, naming));
    }

    private void suggest(Journey journey, Naming naming) {
        Optional<String> key = Phrases.key(naming.phrase());
        if (key.isEmpty()) {
            return;
        }
        Synonym suggestion = Synonym.suggested(
                journey.dataSource(),
                naming,
                key.get(),
                journey.caller().principal().name(),
                clock.instant());
        if (glossary.suggest(suggestion, most).isEmpty()) {
            journey.warn(NOT_REMEMBERED + "your vocabulary is full.");
            return;
        }
        String meaning = "\"" + naming.phrase() + "\" means " + naming.element() + ".";
        history.record(new VocabularyEntry(journey.caller(), journey.dataSource(), clock.instant())
                .done("Chose when asked back: " + meaning, 1));
        journey.warn("Remembered for you: " + meaning);
    }
}
