package io.nl2sql.core.prompt;

import java.util.Objects;

/**
 * An earlier question of a conversation.
 *
 * @param question its words
 * @param sql what was written for it, before policy; empty where nothing was
 */
public record Turn(String question, String sql) {
    public Turn {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(sql, "sql");
    }
}
