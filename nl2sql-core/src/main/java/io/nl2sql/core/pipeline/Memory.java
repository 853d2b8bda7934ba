package io.nl2sql.core.pipeline;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.prompt.Turn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * What the system database knows for a question before it is read: earlier questions of the conversation, and what its words
 * mean for the asker. Thread-safe; waits for the database on the pool for that, and on no other.
 */
final class Memory {
    private final EarlierQuestions earlier;
    private final Choices choices;
    private final Glossary glossary;
    private final Executor recording;
    private final Executor computing;

    /**
     * @param turns what was asked before, oldest first
     * @param synonyms what words mean, of what the asker may see
     */
    record Recalled(List<Turn> turns, List<Synonym> synonyms) {}

    Memory(History history, Glossary glossary, Guard guard, PipelineLimits limits, Workers workers, Clock clock) {
        this.earlier = new EarlierQuestions(history, guard, limits.conversations(), clock);
        this.choices = new Choices(history, glossary, limits.conversations().maxSuggestions(), clock);
        this.glossary = glossary;
        this.recording = workers.recording();
        this.computing = workers.computing();
    }

    /** What the database has; whether the asker may still write earlier SQL is for another pool to find out. */
    private record Found(List<HistoryEntry> earlier, List<Synonym> synonyms) {}

    /** @throws io.nl2sql.core.error.Nl2SqlException in the stage: HISTORY_UNAVAILABLE */
    CompletableFuture<Recalled> of(Journey journey, Question question) {
        return CompletableFuture.supplyAsync(() -> found(journey, question), recording)
                .thenCompose(found -> found.earlier().isEmpty()
                        ? CompletableFuture.completedFuture(new Recalled(List.of(), found.synonyms()))
                        : CompletableFuture.supplyAsync(() -> recalled(journey, found), computing));
    }

    private Found found(Journey journey, Question question) {
        journey.checkNotCancelled();
        question.clarifies().ifPresent(answer -> choices.remember(journey, question, answer));
        List<HistoryEntry> entries = question.conversationId()
                .map(name -> earlier.entries(journey, name))
                .orElse(List.of());
        return new Found(entries, synonyms(journey, question, entries));
    }

    private Recalled recalled(Journey journey, Found found) {
        journey.checkNotCancelled();
        return new Recalled(earlier.turns(found.earlier(), journey), found.synonyms());
    }

    private List<Synonym> synonyms(Journey journey, Question question, List<HistoryEntry> entries) {
        List<String> texts = new ArrayList<>(List.of(question.text()));
        entries.stream()
                .skip(Math.max(0, entries.size() - 1))
                .forEach(entry -> texts.add(EarlierQuestions.whole(entry)));
        String asker = journey.caller().principal().name();
        return ownBeforeOthers(
                glossary.helping(asker, journey.dataSource(), Phrases.in(texts)).stream()
                        .filter(synonym -> Choices.isSeen(
                                journey.catalog(),
                                synonym.naming(),
                                synonym.owner().equals(asker)))
                        .toList(),
                asker);
    }

    /** Whoever means something else by the same words than everybody is taken at their own word, the latest first. */
    private static List<Synonym> ownBeforeOthers(List<Synonym> synonyms, String asker) {
        Map<String, Integer> nearest = synonyms.stream()
                .collect(Collectors.toMap(Synonym::key, synonym -> distance(synonym, asker), Math::min));
        return synonyms.stream()
                .filter(synonym -> distance(synonym, asker) == nearest.get(synonym.key()))
                .toList();
    }

    /** What was said since is nearer than what became everybody's, for whoever said both. */
    private static int distance(Synonym synonym, String asker) {
        if (synonym.state() == State.SUGGESTED) {
            return 0;
        }
        return synonym.owner().equals(asker) ? 1 : 2;
    }
}
