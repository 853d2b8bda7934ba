package io.nl2sql.security.policy;

import java.math.BigDecimal;
import java.util.Locale;

/** What stands in a masked column's place. The guard writes the SQL for each kind. */
public sealed interface ColumnMask {
    /** Always null, of the column's own type. */
    record Null() implements ColumnMask {}

    /** The same text for every row, also where the value is null. */
    record Constant(String text) implements ColumnMask {}

    /** The first characters, then one asterisk for each of the others. */
    record First(int keep) implements ColumnMask {}

    /** One asterisk for each character, then the last ones in clear. */
    record Last(int keep) implements ColumnMask {}

    /** First letter and domain: {@code a***@example.com}. */
    record Email() implements ColumnMask {}

    /** A hexadecimal digest, equal for equal values; not for values that can be guessed. */
    record Hash() implements ColumnMask {}

    /** The year of a date or timestamp. */
    record Year() implements ColumnMask {}

    /** The lower bound of the range of this width that the number falls into. */
    record Range(BigDecimal width) implements ColumnMask {}

    /** An expression of the administrator over the table's columns. */
    record Custom(String expression) implements ColumnMask {}

    /** As a sentence names it: {@code last 4}. */
    default String text() {
        if (this instanceof Constant constant) {
            return "constant '" + constant.text() + "'";
        }
        if (this instanceof First first) {
            return "first " + first.keep();
        }
        if (this instanceof Last last) {
            return "last " + last.keep();
        }
        if (this instanceof Range range) {
            return "range " + range.width().toPlainString();
        }
        return this instanceof Custom custom
                ? "custom " + custom.expression()
                : getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
