package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlPlace;
import io.nl2sql.security.internal.YamlValue;
import java.util.List;
import java.util.Optional;

/** SQL that an administrator wrote into a policy, before claims are known, and where it stands in the file. Immutable. */
public final class PolicySql {
    private final Optional<String> column;
    private final SqlTemplate template;
    private final YamlValue value;

    PolicySql(Optional<String> column, SqlTemplate template, YamlValue value) {
        this.column = column;
        this.template = template;
        this.value = value;
    }

    /** The column whose mask this is; empty for a condition on rows. */
    public Optional<String> column() {
        return column;
    }

    /** SQL around the claims, one more than {@link #claims()}. */
    public List<String> texts() {
        return template.texts();
    }

    /** Names of the claims in order. */
    public List<String> claims() {
        return template.claims();
    }

    /** A mistake somewhere in it. */
    public PolicyFault fault(String message) {
        return fault(value.place(), message);
    }

    /**
     * A mistake at a place in it.
     *
     * @param text index in {@link #texts()}
     * @param offset place in that text; where it is beyond its end, the claim behind it
     */
    public PolicyFault fault(int text, int offset, String message) {
        return fault(value.place(template.starts().get(text) + offset), message);
    }

    static PolicyFault fault(YamlPlace place, String message) {
        return new PolicyFault(place.line(), place.column(), place.path(), message);
    }
}
