package io.nl2sql.core.prompt;

import java.util.Objects;

/**
 * An earlier question of a conversation.
 *
 * @param question its words
 * @param takenAs the whole question that it was answered as; empty where that is not known
 * @param sql what was written for it, before policy; empty where nothing was
 */
public record Turn(String question, String takenAs, String sql) {
    /** One of which only the words are known. */
    public Turn(String question, String sql) {
        this(question, "", sql);
    }

    public Turn {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(takenAs, "takenAs");
        Objects.requireNonNull(sql, "sql");
    }

    /** The words that say most of what was asked. */
    public String whole() {
        return takenAs.isEmpty() ? question : takenAs;
    }
}
