package io.nl2sql.core.pipeline;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.history.History;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.prompt.Turn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * What the system database knows for a question before it is read: earlier questions of the conversation, and what its words
 * mean for the asker. Thread-safe; waits for the database on the pool for that.
 */
final class Memory {
    private final EarlierQuestions earlier;
    private final Choices choices;
    private final Glossary glossary;
    private final Executor recording;

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
    }

    /** @throws io.nl2sql.core.error.Nl2SqlException in the stage: HISTORY_UNAVAILABLE */
    CompletableFuture<Recalled> of(Journey journey, Question question) {
        return CompletableFuture.supplyAsync(() -> recall(journey, question), recording);
    }

    private Recalled recall(Journey journey, Question question) {
        journey.checkNotCancelled();
        question.clarifies().ifPresent(answer -> choices.remember(journey, question, answer));
        List<Turn> turns = question.conversationId()
                .map(name -> earlier.turns(journey, name))
                .orElse(List.of());
        return new Recalled(turns, synonyms(journey, question, turns));
    }

    private List<Synonym> synonyms(Journey journey, Question question, List<Turn> turns) {
        List<String> texts = new ArrayList<>(List.of(question.text()));
        turns.stream().skip(Math.max(0, turns.size() - 1)).forEach(turn -> texts.add(turn.whole()));
        return ownBeforeOthers(
                glossary.helping(journey.caller().principal().name(), journey.dataSource(), Phrases.in(texts)).stream()
                        .filter(synonym -> Choices.isSeen(journey.catalog(), synonym.naming()))
                        .toList());
    }

    /** Whoever means something else by the same words than everybody is taken at their own word. */
    private static List<Synonym> ownBeforeOthers(List<Synonym> synonyms) {
        Set<String> own = synonyms.stream()
                .filter(synonym -> synonym.state() == State.SUGGESTED)
                .map(Synonym::key)
                .collect(Collectors.toSet());
        return synonyms.stream()
                .filter(synonym -> synonym.state() == State.SUGGESTED || !own.contains(synonym.key()))
                .toList();
    }
}
