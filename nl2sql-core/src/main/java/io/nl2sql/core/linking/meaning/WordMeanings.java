package io.nl2sql.core.linking.meaning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meanings by WordNet and, where it can be loaded, by a sentence model. Both are loaded when names are first learnt, on the
 * given threads, never on those that ask; until then, and for names not learnt yet, nothing is found.
 */
public final class WordMeanings implements Meanings, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WordMeanings.class);
    private static final int MOST_NAMES = 60_000;
    private static final int MOST_SENSES = 500_000;
    private static final double LEAST_COSINE = 0.2;
    /** What WordNet says beside the model, distant relations much less; found on reworded questions of development databases. */
    private static final double DICTIONARY = 0.45;

    private final Embedder.Loader loader;
    private final Executor threads;
    private final Cache<String, Learnt> names =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();
    private final Cache<String, Asked> phrases = Caffeine.newBuilder()
            .maximumWeight(MOST_SENSES)
            .weigher((String phrase, Asked asked) -> 1 + asked.around().size())
            .build();
    private volatile Tools tools;
    private volatile boolean closed;

    /** What is prepared once; either may be missing. */
    private record Tools(Optional<WordNet> words, Optional<Embedder> embedder) {}

    private record Learnt(Senses senses, Optional<Vector> vector) {}

    private record Asked(Map<Integer, Double> around, Set<Integer> opposites, Optional<Vector> vector) {}

    /** @param threads where everything is loaded and learnt, one task after the other */
    WordMeanings(Embedder.Loader loader, Executor threads) {
        this.loader = loader;
        this.threads = threads;
    }

    /**
     * Ready to learn.
     *
     * @param embeddings whether to use the sentence model, which takes native memory
     * @param threads where everything is loaded and learnt
     */
    public static WordMeanings of(boolean embeddings, Executor threads) {
        return new WordMeanings(embeddings ? MiniLm::load : () -> null, threads);
    }

    /** Loads in the background what everything is learnt with, so that it is there when somebody asks. */
    public void prepare() {
        background(List.of());
    }

    @Override
    public void learn(Collection<String> some) {
        List<String> missing = some.stream()
                .distinct()
                .filter(name -> names.getIfPresent(name) == null)
                .limit(MOST_NAMES)
                .toList();
        if (!missing.isEmpty()) {
            background(missing);
        }
    }

    private void background(List<String> missing) {
        try {
            threads.execute(() -> prepare(missing));
        } catch (RejectedExecutionException e) {
            LOG.debug("Too busy, or about to stop: names of this schema are not learnt now", e);
        }
    }

    private synchronized void prepare(List<String> missing) {
        if (closed) {
            return;
        }
        if (tools == null) {
            tools = new Tools(words(), embedder());
        }
        Tools ready = tools;
        for (String name : missing) {
            if (closed || Thread.currentThread().isInterrupted()) {
                return;
            }
            if (names.getIfPresent(name) == null) {
                names.put(name, learnt(name, ready));
            }
        }
    }

    private static Learnt learnt(String name, Tools ready) {
        return new Learnt(
                ready.words().map(words -> Senses.of(name, words)).orElse(Senses.none()),
                ready.embedder().flatMap(embedder -> vector(embedder, name)));
    }

    private static Optional<Vector> vector(Embedder embedder, String text) {
        try {
            return Optional.of(new Vector(embedder.embed(text)));
        } catch (IllegalStateException e) {
            LOG.warn("The sentence model failed, so WordNet alone is asked about a word: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<WordNet> words() {
        try {
            return Optional.of(WordNetReader.read());
        } catch (IOException e) {
            LOG.warn(
                    "WordNet cannot be read, so words that a schema does not use are less often understood: {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Embedder> embedder() {
        try {
            return Optional.ofNullable(loader.load());
        } catch (Exception | LinkageError e) {
            LOG.warn(
                    "The sentence model cannot be loaded ({}), so words that a schema does not use are less often understood."
                            + " It needs a 64-bit Linux, macOS or Windows and a directory for temporary files (java.io.tmpdir)"
                            + " from which libraries may be loaded; nl2sql.embedded.embeddings=false stops asking for it.",
                    e.toString());
            return Optional.empty();
        }
    }

    @Override
    public List<Likeness> like(String phrase, Collection<String> some) {
        Tools ready = tools;
        if (ready == null) {
            return List.of();
        }
        Asked asked = phrases.get(phrase, absent -> asked(absent, ready));
        List<Likeness> found = new ArrayList<>();
        for (Map.Entry<String, Learnt> name : names.getAllPresent(some).entrySet()) {
            likeness(asked, name.getKey(), name.getValue()).ifPresent(found::add);
        }
        found.sort(Comparator.comparingDouble(Likeness::nearness).reversed().thenComparing(Likeness::name));
        return found;
    }

    private static Asked asked(String phrase, Tools ready) {
        return new Asked(
                ready.words().map(words -> Senses.around(phrase, words)).orElse(Map.of()),
                ready.words()
                        .map(words -> words.opposites(words.weighted(phrase).keySet()))
                        .orElse(Set.of()),
                ready.embedder().flatMap(embedder -> vector(embedder, phrase)));
    }

    private static Optional<Likeness> likeness(Asked asked, String name, Learnt learnt) {
        if (learnt.senses().includesAny(asked.opposites())) {
            return Optional.empty();
        }
        double related = learnt.senses().nearness(asked.around());
        if (asked.vector().isEmpty() || learnt.vector().isEmpty()) {
            return related > 0 ? Optional.of(new Likeness(name, related, true)) : Optional.empty();
        }
        double cosine = asked.vector().get().cosine(learnt.vector().get());
        return related > 0 || cosine >= LEAST_COSINE
                ? Optional.of(new Likeness(
                        name, (Math.max(0, cosine) + DICTIONARY * related * related) / (1 + DICTIONARY), related > 0))
                : Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        release();
    }

    private synchronized void release() {
        Tools ready = tools;
        tools = null;
        if (ready != null) {
            ready.embedder().ifPresent(Embedder::close);
        }
    }
}
