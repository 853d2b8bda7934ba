package io.nl2sql.security.policy;

import java.util.function.Function;
import java.util.function.Supplier;

/** How a principal sees one column. */
public sealed interface ColumnAccess {
    /** As it is stored. */
    record Visible() implements ColumnAccess {}

    /** Replaced at the scan, so that predicates, ordering and joins see only the masked value. */
    record Masked(ColumnMask mask) implements ColumnAccess {}

    /** As if the column did not exist. */
    record Hidden() implements ColumnAccess {}

    default <T> T fold(Supplier<T> visible, Function<ColumnMask, T> masked, Supplier<T> hidden) {
        if (this instanceof Masked some) {
            return masked.apply(some.mask());
        }
        return this instanceof Hidden ? hidden.get() : visible.get();
    }
}
