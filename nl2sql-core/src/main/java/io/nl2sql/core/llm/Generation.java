package io.nl2sql.core.llm;

import io.nl2sql.core.glossary.Naming;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a generator makes of a question. */
public sealed interface Generation {
    /** An answer in SQL. */
    record Generated(GeneratedSql sql) implements Generation {}

    /**
     * One closed question back.
     *
     * @param question the question
     * @param choices the asker's own question, reworded once for each choice, so that a choice can be asked as it is
     * @param decides what a choice says of words; nothing of choices that say nothing which could be remembered
     */
    record Clarification(
            String question, List<String> choices, List<BoundWord> words, Map<String, List<Naming>> decides)
            implements Generation {
        /** One whose choices say nothing that could be remembered. */
        public Clarification(String question, List<String> choices, List<BoundWord> words) {
            this(question, choices, words, Map.of());
        }

        public Clarification {
            choices = List.copyOf(choices);
            words = List.copyOf(words);
            decides = Map.copyOf(decides);
        }
    }

    /** No answer, with a sentence that says why and what could be asked. */
    record Declined(String reason, List<BoundWord> words) implements Generation {
        public Declined {
            words = List.copyOf(words);
        }
    }

    default <T> T fold(
            Function<GeneratedSql, T> generated, Function<Clarification, T> clarify, Function<Declined, T> declined) {
        if (this instanceof Generated some) {
            return generated.apply(some.sql());
        }
        return this instanceof Clarification back ? clarify.apply(back) : declined.apply((Declined) this);
    }
}
