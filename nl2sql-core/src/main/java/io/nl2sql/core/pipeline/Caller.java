package io.nl2sql.core.pipeline;

import io.nl2sql.security.identity.Principal;
import java.util.Objects;

/**
 * Who asks, and through which door.
 *
 * @param principal the verified principal
 * @param door {@code web}, {@code rest} or {@code jdbc}
 */
public record Caller(Principal principal, String door) {
    public Caller {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(door, "door");
    }
}
