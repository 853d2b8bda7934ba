package io.nl2sql.core.settings;

import java.util.Objects;

/** A value that is not to be seen: prints as {@code ***}. */
public record Secret(String value) {
    public Secret {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "***";
    }
}
