package io.nl2sql.web.faces;

import io.nl2sql.security.policy.ColumnMask;

/** What a mask leaves to be seen, in words. */
final class MaskText {
    private MaskText() {}

    static String of(ColumnMask mask) {
        if (mask instanceof ColumnMask.First first) {
            return "only the first " + first.keep() + " characters shown";
        }
        if (mask instanceof ColumnMask.Last last) {
            return "only the last " + last.keep() + " characters shown";
        }
        if (mask instanceof ColumnMask.Email) {
            return "only first letter and domain shown";
        }
        if (mask instanceof ColumnMask.Hash) {
            return "shown as a digest";
        }
        if (mask instanceof ColumnMask.Year) {
            return "only the year shown";
        }
        if (mask instanceof ColumnMask.Range) {
            return "only a range shown";
        }
        return mask instanceof ColumnMask.Null ? "never shown" : "replaced";
    }
}
