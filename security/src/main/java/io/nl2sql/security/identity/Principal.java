package io.nl2sql.security.identity;

import java.util.Objects;
import java.util.Set;

/**
 * A signed-in person or program, as proven by its credentials.
 *
 * @param name unique name, the token's subject
 * @param roles role names such as {@link Roles#ANALYST}
 * @param claims verified attributes that policies may name
 */
public record Principal(String name, Set<String> roles, Claims claims) {
    public Principal {
        Objects.requireNonNull(name, "name");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(claims, "claims");
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    public boolean hasAnyRole(Set<String> anyOf) {
        return anyOf.stream().anyMatch(roles::contains);
    }
}
