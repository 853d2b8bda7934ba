package io.nl2sql.core.pipeline;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A question in plain language, as asked.
 *
 * @param text the words
 * @param dataSource the data source's name; empty asks the default one
 * @param maxRows wished row limit; empty means the configured cap
 * @param conversationId names the conversation that it goes on with, among those of the same person; empty, or without a
 *     character, begins one
 * @param dryRun write and check the SQL, run nothing
 * @param evidence a hint that belongs to the question, empty where there is none
 * @param clarifies the answer that asked back, where the text is one of the choices that it gave; empty otherwise
 */
public record Question(
        String text,
        Optional<String> dataSource,
        Optional<Integer> maxRows,
        Optional<String> conversationId,
        boolean dryRun,
        String evidence,
        Optional<UUID> clarifies) {
    /** One that is no choice among others. */
    public Question(
            String text,
            Optional<String> dataSource,
            Optional<Integer> maxRows,
            Optional<String> conversationId,
            boolean dryRun,
            String evidence) {
        this(text, dataSource, maxRows, conversationId, dryRun, evidence, Optional.empty());
    }

    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(evidence, "evidence");
        conversationId = conversationId.filter(name -> !name.isEmpty());
    }

    public static Question of(String text) {
        return new Question(text, Optional.empty(), Optional.empty(), Optional.empty(), false, "");
    }

    /** The same, after others. */
    public Question in(String conversation) {
        return new Question(text, dataSource, maxRows, Optional.of(conversation), dryRun, evidence, clarifies);
    }

    /** The same, as a choice that an answer gave. */
    public Question clarifying(UUID answer) {
        return new Question(text, dataSource, maxRows, conversationId, dryRun, evidence, Optional.of(answer));
    }

    public Question on(String name) {
        return new Question(text, Optional.of(name), maxRows, conversationId, dryRun, evidence, clarifies);
    }
}
