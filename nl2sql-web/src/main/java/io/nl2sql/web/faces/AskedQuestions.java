package io.nl2sql.web.faces;

import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.security.identity.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The latest questions of the people who use the pages, so that a page can look for its answer without holding a thread,
 * and so that a reload does not ask again. Bounded by count for each person, by age, and by the number of values for
 * all together; what falls out can still be found in the history.
 */
@ApplicationScoped
public class AskedQuestions {
    private static final int PER_PERSON = 6;
    private static final long MAX_VALUES = 2_000_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<UUID, AskedQuestion> byAge = new LinkedHashMap<>();

    /** Keeps a question that is on its way. */
    synchronized AskedQuestion keep(Principal owner, AskedQuestion.Asking asking, CompletionStage<Answer> answer) {
        CompletableFuture<Answer> outcome = answer.toCompletableFuture();
        AskedQuestion asked = new AskedQuestion(owner.name(), asking, Instant.now(), outcome);
        forgetOld();
        forgetBeyond(PER_PERSON - 1, of(owner.name()));
        byAge.put(asked.id(), asked);
        return asked;
    }

    /** The question of this id, by its own id or its answer's, if this person asked it and it is still kept. */
    synchronized Optional<AskedQuestion> find(Principal owner, UUID id) {
        return Optional.ofNullable(byAge.get(id))
                .or(() -> byAge.values().stream()
                        .filter(asked -> asked.answer()
                                .filter(answer -> answer.id().equals(id))
                                .isPresent())
                        .findFirst())
                .filter(asked -> asked.owner().equals(owner.name()));
    }

    private void forgetOld() {
        Instant oldest = Instant.now().minus(KEPT);
        byAge.values().removeIf(asked -> !asked.isWorking() && asked.startedAt().isBefore(oldest));
        long values = byAge.values().stream().mapToLong(AskedQuestion::weight).sum();
        for (AskedQuestion asked : List.copyOf(byAge.values())) {
            if (values <= MAX_VALUES) {
                return;
            }
            values -= asked.weight();
            forget(asked);
        }
    }

    private void forgetBeyond(int count, Predicate<AskedQuestion> whose) {
        List<AskedQuestion> kept =
                new ArrayList<>(byAge.values().stream().filter(whose).toList());
        while (kept.size() > count) {
            forget(kept.remove(0));
        }
    }

    private static Predicate<AskedQuestion> of(String owner) {
        return asked -> asked.owner().equals(owner);
    }

    private void forget(AskedQuestion asked) {
        byAge.remove(asked.id());
        asked.cancel();
    }
}
