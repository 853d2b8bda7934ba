package io.nl2sql.core.prompt;

import java.util.Objects;

/**
 * One message of the conversation that a language model is sent.
 *
 * @param role who is said to speak
 * @param text plain text
 */
public record Message(Role role, String text) {
    public enum Role {
        /** Our rules. */
        SYSTEM,
        /** What the model is to work on. */
        USER,
        /** What the model wrote before. */
        ASSISTANT
    }

    public Message {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
    }
}
