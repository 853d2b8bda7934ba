package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;

/** Columns that a number can be compared with. */
final class Quantities {
    private Quantities() {}

    /** The column there, if it holds a number that is no key. */
    static Optional<Attribute> at(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(Quantities::isQuantity);
    }

    static boolean isNumber(Draft draft, int at) {
        return draft.field(at).filter(field -> field.attribute().isNumeric()).isPresent();
    }

    private static boolean isQuantity(Attribute attribute) {
        return attribute.isNumeric()
                && attribute.role() != Attribute.Role.KEY
                && attribute.role() != Attribute.Role.REFERENCE;
    }
}
