package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects declared foreign keys, then suggests joins for pairs of tables without one: a column of the same name and
 * type as the other table's single key column, or, where a table has no key, as the column that names its rows; then a
 * column whose name ends like that. A name that many tables have for their key says of none that it is meant.
 */
final class JoinFinder {
    private static final int WIDEST_SHARED_NAME = 12;

    private final List<Entity> entities;
    private final Map<TableName, Entity> byName;
    private final Set<TableName> guessed;
    private final Set<Set<TableName>> joined = new HashSet<>();

    /** @param guessed tables whose keys are only guessed */
    JoinFinder(List<Entity> entities, Set<TableName> guessed) {
        this.entities = entities;
        this.guessed = guessed;
        this.byName = entities.stream().collect(Collectors.toMap(Entity::name, entity -> entity));
    }

    List<Join> joins() {
        List<Join> joins = new ArrayList<>();
        for (Entity entity : entities) {
            for (ForeignKey key : entity.table().table().foreignKeys()) {
                Entity target = byName.get(key.target());
                if (target != null && !target.name().equals(entity.name())) {
                    boolean unique = target.isKey(Set.copyOf(key.targetColumns())) || !hasKey(target);
                    boolean declared = !guessed.contains(entity.name());
                    joins.add(new Join(
                            entity.name(), key.columns(), target.name(), key.targetColumns(), declared, unique));
                    joined.add(Set.of(entity.name(), target.name()));
                }
            }
        }
        joins.addAll(suggested());
        return joins;
    }

    private static boolean hasKey(Entity entity) {
        return !entity.table().table().primaryKey().isEmpty();
    }

    private List<Join> suggested() {
        Map<String, List<Attribute>> byColumn = new HashMap<>();
        entities.forEach(entity -> entity.attributes().stream()
                .filter(attribute -> !attribute.masked())
                .forEach(attribute -> byColumn.computeIfAbsent(attribute.name(), absent -> new ArrayList<>())
                        .add(attribute)));
        Map<String, Long> keys = entities.stream()
                .filter(JoinFinder::hasKey)
                .flatMap(entity -> identities(entity).stream())
                .collect(Collectors.groupingBy(Attribute::name, Collectors.counting()));
        List<Join> found = new ArrayList<>();
        for (Entity target : entities) {
            for (Attribute identity : identities(target)) {
                List<Attribute> same = byColumn.get(identity.name());
                long like = hasKey(target) ? keys.get(identity.name()) : same.size();
                if (like <= WIDEST_SHARED_NAME) {
                    same.forEach(attribute -> suggest(attribute, identity, found));
                }
            }
        }
        found.addAll(named());
        return found;
    }

    /** A table may refer to another in several roles. */
    private List<Join> named() {
        NamedReferences references = new NamedReferences(entities);
        Set<Set<TableName>> before = Set.copyOf(joined);
        List<Join> found = new ArrayList<>();
        for (Entity entity : entities) {
            for (Attribute column : entity.attributes()) {
                Optional<Attribute> key = column.masked() ? Optional.empty() : references.target(column);
                key.filter(target -> !before.contains(Set.of(column.table(), target.table())))
                        .ifPresent(target -> {
                            joined.remove(Set.of(column.table(), target.table()));
                            suggest(column, target, found);
                        });
            }
        }
        return found;
    }

    /** What other tables would hold to refer to this one; a bare "id" or "name" says nothing about whose it is. */
    private static List<Attribute> identities(Entity entity) {
        if (hasKey(entity)) {
            return entity.key().size() == 1
                    ? entity.key().stream().filter(JoinFinder::isTelling).toList()
                    : List.of();
        }
        List<Attribute> telling = new ArrayList<>();
        entity.attributes().stream()
                .filter(attribute -> attribute.role() == Attribute.Role.KEY)
                .filter(JoinFinder::isTelling)
                .limit(1)
                .forEach(telling::add);
        entity.labels().stream().filter(JoinFinder::isTelling).forEach(telling::add);
        return telling;
    }

    private static boolean isTelling(Attribute attribute) {
        return NameWords.of(attribute.name()).size() > 1;
    }

    /** {@code state_name} in {@code state}: without declared keys the best evidence of what identifies a row. */
    private static boolean namesItsTable(Attribute attribute) {
        String table = Stems.key(NameWords.of(attribute.table().table()));
        return Stems.key(NameWords.of(attribute.name())).startsWith(table + " ");
    }

    private void suggest(Attribute from, Attribute to, List<Join> found) {
        Set<TableName> pair = new HashSet<>(List.of(from.table(), to.table()));
        boolean fits = pair.size() == 2 && from.type().category() == to.type().category() && !joined.contains(pair);
        if (fits) {
            joined.add(pair);
            boolean unique = !to.nullable() || hasKey(byName.get(to.table())) || namesItsTable(to);
            found.add(new Join(from.table(), List.of(from.name()), to.table(), List.of(to.name()), false, unique));
        }
    }
}
