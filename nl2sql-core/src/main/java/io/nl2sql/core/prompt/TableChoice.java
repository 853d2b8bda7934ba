package io.nl2sql.core.prompt;

import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tables a prompt describes: all of them where they fit, so that the prompt begins alike for every question; else those
 * that the question's words name, what joins them, and their neighbours, as far as there is room.
 */
final class TableChoice {
    /** Ways between the strongest tables are looked for among this many. */
    private static final int JOINED = 5;

    private static final int MOST_TABLES = 60;

    private final SchemaModel model;
    private final int room;

    /** @param room characters */
    TableChoice(SchemaModel model, int room) {
        this.model = model;
        this.room = room;
    }

    /** The descriptions of the chosen tables, in the order of their names. */
    List<String> texts(QuestionLinks links) {
        return everything().orElseGet(() -> fitting(links));
    }

    /** Wide tables are cut down by what a question names, hence not here. */
    private Optional<List<String>> everything() {
        List<String> texts = new ArrayList<>();
        int used = 0;
        if (model.entities().size() > MOST_TABLES) {
            return Optional.empty();
        }
        for (Entity entity : byName(model.entities())) {
            String text = TableText.whole(entity);
            used += text.length();
            if (used > room) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }

    private List<String> fitting(QuestionLinks links) {
        Map<TableName, String> chosen = new LinkedHashMap<>();
        int used = 0;
        for (TableName name : wanted(links)) {
            Entity entity = model.entity(name).orElseThrow();
            if (!TableText.isTellable(entity)) {
                continue;
            }
            String text = TableText.of(entity, links, room);
            if (chosen.size() < MOST_TABLES && used + text.length() <= room) {
                chosen.put(name, text);
                used += text.length();
            }
        }
        return chosen.keySet().stream().sorted().map(chosen::get).toList();
    }

    /** The strongest, what lies between them, the rest of those named, then neighbours; any where none is named. */
    private Set<TableName> wanted(QuestionLinks links) {
        List<TableName> named = links.tables().stream().map(Entity::name).toList();
        List<TableName> strongest = named.stream().limit(JOINED).toList();
        Set<TableName> wanted = new LinkedHashSet<>(strongest);
        strongest.stream()
                .skip(1)
                .forEach(other -> model.graph()
                        .tree(strongest.get(0), Set.of(strongest.get(0), other))
                        .ifPresent(joins -> joins.forEach(join -> wanted.addAll(List.of(join.from(), join.to())))));
        named.stream().limit(MOST_TABLES).forEach(wanted::add);
        strongest.forEach(table -> neighbours(table).forEach(wanted::add));
        if (wanted.isEmpty()) {
            model.entities().stream().limit(MOST_TABLES).map(Entity::name).forEach(wanted::add);
        }
        return wanted;
    }

    private List<TableName> neighbours(TableName table) {
        return model.graph().of(table).stream()
                .filter(Join::declared)
                .map(join -> join.other(table))
                .sorted()
                .toList();
    }

    private static List<Entity> byName(List<Entity> entities) {
        return entities.stream()
                .filter(TableText::isTellable)
                .sorted(Comparator.comparing(Entity::name))
                .toList();
    }
}
