package io.nl2sql.security.policy;

import java.util.function.Function;
import java.util.function.Supplier;

/** Which rows of a table a principal may see. There is no default: each answer is spelled out. */
public sealed interface RowAccess {
    /** Every row. */
    record All() implements RowAccess {}

    /** The rows for which the condition is true, with the caller's claims already resolved. */
    record Matching(SqlFragment condition) implements RowAccess {}

    /**
     * No row.
     *
     * @param reason a sentence for the caller, such as that the claim a policy needs is missing; names no hidden value
     */
    record None(String reason) implements RowAccess {}

    default <T> T fold(Supplier<T> all, Function<Matching, T> matching, Function<None, T> none) {
        if (this instanceof Matching some) {
            return matching.apply(some);
        }
        return this instanceof None nothing ? none.apply(nothing) : all.get();
    }
}
