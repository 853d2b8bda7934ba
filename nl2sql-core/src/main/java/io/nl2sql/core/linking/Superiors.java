package io.nl2sql.core.linking;

import java.util.Optional;
import java.util.Set;

/** Columns that refer to another row of their own table, such as that of the manager. */
public final class Superiors {
    private static final Set<String> WORDS =
            Set.of("manager", "supervisor", "superior", "boss", "reports", "mentor", "mgr");
    private static final Set<String> NAMES = Set.of("full name", "first name", "last name");

    private Superiors() {}

    /** What the column refers to in its own table: as declared, or as "manager id" says of a table of people. */
    public static Optional<Attribute> key(Entity entity, Attribute attribute) {
        return declared(entity, attribute).or(() -> suggested(entity, attribute));
    }

    /** Whether the rows have names as people have. */
    public static boolean isOfPeople(Entity entity) {
        return entity.attributes().stream().anyMatch(attribute -> NAMES.contains(attribute.spoken()));
    }

    private static Optional<Attribute> declared(Entity entity, Attribute attribute) {
        return entity.table().table().foreignKeys().stream()
                .filter(key -> key.target().equals(entity.name())
                        && key.columns().size() == 1
                        && key.columns().get(0).equals(attribute.name())
                        && key.targetColumns().size() == 1)
                .flatMap(key -> entity.attribute(key.targetColumns().get(0)).stream())
                .findFirst();
    }

    private static Optional<Attribute> suggested(Entity entity, Attribute attribute) {
        boolean above = attribute.words().stream().anyMatch(WORDS::contains) && isOfPeople(entity)
                || attribute.words().contains("parent");
        return entity.key().stream()
                .filter(key -> entity.key().size() == 1 && above && !key.equals(attribute))
                .filter(key -> key.type().category() == attribute.type().category())
                .filter(key -> entity.table().table().foreignKeys().stream()
                        .noneMatch(foreign -> foreign.columns().contains(attribute.name())))
                .findFirst();
    }
}
