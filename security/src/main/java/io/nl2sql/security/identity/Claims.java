package io.nl2sql.security.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Verified claims of a principal by name. Immutable; iteration order is by name. */
public final class Claims {
    private static final Claims NONE = new Claims(Map.of());

    private final Map<String, ClaimValue> values;

    private Claims(Map<String, ClaimValue> values) {
        this.values = Map.copyOf(values);
    }

    public static Claims none() {
        return NONE;
    }

    public static Claims of(Map<String, ClaimValue> values) {
        return new Claims(values);
    }

    /** The claim, or empty where the principal has none of that name: policies then show no rows. */
    public Optional<ClaimValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Set<String> names() {
        return new TreeMap<>(values).keySet();
    }

    public Map<String, ClaimValue> asMap() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claims claims && claims.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only: values may be personal. */
    @Override
    public String toString() {
        return "Claims" + names();
    }
}
