package io.nl2sql.core.guard;

import java.util.Optional;
import java.util.Set;

/** Operators that a query may use, and what takes their place in the {@link Analysis}. */
final class Operators {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
    private static final Set<String> PLAIN = Set.of("+", "-", "*", "/", "||");
    /** To the parser they are all one operator, and one that can fail. */
    private static final Set<String> OTHERS = Set.of(
            "%", "^", "~", "~*", "!~", "!~*", "->", "->>", "#>", "#>>", "@>", "<@", "&&", "&", "|", "#", "<<", ">>");

    private static final Set<String> PREFIXES = Set.of("~", "@", "|/", "||/");

    private Operators() {}

    /** What the parser reads instead, or empty where the operator is not allowed. */
    static Optional<String> standIn(String operator, boolean prefix) {
        if (COMPARISONS.contains(operator)) {
            return Optional.of(operator.equals("!=") ? "<>" : operator);
        }
        if (prefix && PREFIXES.contains(operator)) {
            return Optional.of("-");
        }
        if (PLAIN.contains(operator)) {
            return Optional.of(operator);
        }
        return OTHERS.contains(operator) ? Optional.of("/") : Optional.empty();
    }
}
