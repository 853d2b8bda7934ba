package io.nl2sql.core.linking;

import java.util.Optional;

/**
 * A table or column that words of a question may mean.
 *
 * @param entity the table
 * @param attribute the column; empty where the table itself is meant
 * @param weight strength of the evidence, at most 1
 * @param source where the words come from
 */
public record SchemaHit(Entity entity, Optional<Attribute> attribute, double weight, Source source) {
    public enum Source {
        NAME,
        PART_OF_NAME,
        SYNONYM,
        COMMENT,
        RELATED_WORD,
        VERB,
        MEANING
    }

    boolean meansTheSameAs(SchemaHit other) {
        return entity == other.entity && attribute.map(Attribute::name).equals(other.attribute.map(Attribute::name));
    }

    public boolean isTable() {
        return attribute.isEmpty();
    }
}
