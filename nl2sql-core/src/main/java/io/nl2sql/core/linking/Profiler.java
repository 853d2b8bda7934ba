package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.linking.Attribute.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides from names, types, keys, comments and, where there are any, statistics what each column of a table is good for. */
final class Profiler {
    private static final int SHORTEST_GLUED = 3;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2100;
    private static final RoleWords WORDS = RoleWords.english();

    private Profiler() {}

    static Entity profile(VisibleTable visible) {
        Table table = visible.table();
        List<String> words = tableWords(table.name().table());
        List<Attribute> attributes = new ArrayList<>();
        for (Column column : table.columns()) {
            List<String> own = withoutTable(NameWords.of(column.name()), words);
            attributes.add(new Attribute(
                    table.name(),
                    column.name(),
                    column.type(),
                    role(table, column, own),
                    column.nullable(),
                    visible.isMasked(column.name()),
                    own,
                    column.comment()));
        }
        List<Attribute> labels = labels(attributes, words, table.primaryKey(), table.profiles());
        boolean named = labels.stream()
                .anyMatch(label -> label.role() == Role.LABEL
                        || isNamedLike(label, words)
                        || isInsteadOfName(label, attributes, words));
        return new Entity(visible, words, attributes, labels, named);
    }

    private static List<String> tableWords(String name) {
        List<String> words = NameWords.of(name);
        List<String> said = words.stream().filter(word -> !WORDS.isNoise(word)).toList();
        return said.isEmpty() || said.size() == words.size() ? words : said;
    }

    /** {@code product_name} in {@code products} is a name; {@code product_id} stays as it is. */
    private static List<String> withoutTable(List<String> column, List<String> table) {
        List<String> stems = column.stream().map(Stems::of).toList();
        List<String> head = table.stream().map(Stems::of).toList();
        for (int from = 0; from < head.size(); from++) {
            List<String> tail = head.subList(from, head.size());
            boolean starts = stems.size() > tail.size() && Collections.indexOfSubList(stems, tail) == 0;
            if (starts && !WORDS.isConnective(column.get(tail.size()))) {
                return column.subList(tail.size(), column.size());
            }
        }
        return unglued(column, table);
    }

    /** {@code clubdesc} in {@code club} is the description. */
    private static List<String> unglued(List<String> column, List<String> table) {
        String head = last(table);
        String first = column.isEmpty() ? "" : column.get(0);
        Optional<String> ending = WORDS.afterInitial(first, head);
        if (ending.isPresent() && column.size() == 1) {
            return NameWords.of(ending.get());
        }
        if (head.length() < SHORTEST_GLUED
                || first.length() < head.length() + SHORTEST_GLUED
                || !first.startsWith(head)) {
            return column;
        }
        List<String> words = new ArrayList<>(NameWords.of(first.substring(head.length())));
        words.addAll(column.subList(1, column.size()));
        return words;
    }

    private static Role role(Table table, Column column, List<String> own) {
        List<String> full = NameWords.of(column.name());
        List<String> words = full.size() == 1 ? own : full;
        ColumnType.Category category = column.type().category();
        if (table.primaryKey().equals(List.of(column.name()))) {
            return category.isNumeric() || WORDS.isIdentifier(last(words)) ? Role.KEY : Role.LABEL;
        }
        if (isReference(table, column) && !(isOnlyPart(table, column) && WORDS.isYear(last(words)))) {
            return Role.REFERENCE;
        }
        if (category == ColumnType.Category.BOOLEAN) {
            return Role.FLAG;
        }
        if (category.isTemporal()) {
            return Role.DATE;
        }
        if (WORDS.isIdentifier(last(words)) && words.size() <= 3 && category != ColumnType.Category.TEXT) {
            return Role.KEY;
        }
        if (isYear(words, column, table)) {
            return Role.YEAR;
        }
        return category.isNumeric() ? numberRole(words, column.type()) : textRole(words);
    }

    /** A {@code season} between 1996 and 2011 is a year; a number of employees between these is not. */
    private static boolean isYear(List<String> words, Column column, Table table) {
        boolean dated = words.stream().anyMatch(WORDS::isDated);
        return dated
                && column.type().category() == ColumnType.Category.INTEGER
                && Optional.ofNullable(table.profiles().get(column.name()))
                        .flatMap(ColumnProfile::range)
                        .filter(range -> range.lowest() >= FIRST_YEAR && range.highest() <= LAST_YEAR)
                        .isPresent();
    }

    /** Whether each reference of the column takes other columns as well. */
    private static boolean isOnlyPart(Table table, Column column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .allMatch(key -> key.columns().size() > 1);
    }

    private static boolean isReference(Table table, Column column) {
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column.name())) {
                return true;
            }
        }
        return false;
    }

    private static Role numberRole(List<String> words, ColumnType type) {
        if (WORDS.isYear(last(words))) {
            return Role.YEAR;
        }
        if (WORDS.isCode(last(words))) {
            return Role.TEXT;
        }
        boolean whole = type.category() == ColumnType.Category.INTEGER;
        if (WORDS.isMoney(last(words)) || !whole && words.stream().anyMatch(WORDS::isMoney)) {
            return Role.MEASURE;
        }
        boolean rate = words.stream().anyMatch(WORDS::isRate);
        return rate || type.category() == ColumnType.Category.FLOAT ? Role.RATE : Role.NUMBER;
    }

    private static Role textRole(List<String> words) {
        return WORDS.isLabel(last(words)) ? Role.LABEL : Role.TEXT;
    }

    private static boolean isUnique(Attribute attribute, Map<String, ColumnProfile> profiles) {
        return Optional.ofNullable(profiles.get(attribute.name()))
                .filter(ColumnProfile::unique)
                .isPresent();
    }

    private static List<Attribute> labels(
            List<Attribute> attributes, List<String> table, List<String> key, Map<String, ColumnProfile> profiles) {
        List<Attribute> parts = attributes.stream()
                .filter(a -> a.role() == Role.LABEL)
                .filter(a -> WORDS.isNamePart(a.words()))
                .toList();
        Optional<Attribute> name = bestName(attributes, table).filter(best -> !isTitle(best) || parts.size() < 2);
        if (name.isPresent()) {
            return List.of(code(name.get(), attributes, table).orElse(name.get()));
        }
        if (parts.size() >= 2) {
            return parts;
        }
        Optional<Attribute> weaker = attributes.stream()
                .filter(a -> a.role() == Role.LABEL)
                .findFirst()
                .or(() -> attributes.stream()
                        .filter(a -> a.role() == Role.TEXT && a.words().size() == 1 && WORDS.isCode(last(a.words())))
                        .findFirst())
                .or(() -> attributes.stream()
                        .filter(a -> a.role() == Role.TEXT && WORDS.isDescription(last(a.words())))
                        .findFirst())
                .or(() -> attributes.stream()
                        .filter(a -> a.role() == Role.KEY && key.equals(List.of(a.name())))
                        .findFirst())
                .or(() -> attributes.stream()
                        .filter(a -> a.role() == Role.TEXT && isUnique(a, profiles))
                        .findFirst())
                .or(() -> attributes.stream().filter(a -> a.role() == Role.TEXT).findFirst())
                .or(() -> attributes.stream().findFirst());
        return weaker.map(List::of).orElse(List.of());
    }

    /** Where the name is that of something else, as in "Name of the department" of a cost centre, its code tells rows apart. */
    private static Optional<Attribute> code(Attribute name, List<Attribute> attributes, List<String> table) {
        return attributes.stream()
                .filter(a -> CommentedThing.isOther(name, table) && a.role() == Role.TEXT)
                .filter(a -> CommentedThing.isTable(a, table))
                .findFirst();
    }

    private static boolean isInsteadOfName(Attribute label, List<Attribute> attributes, List<String> table) {
        return attributes.stream()
                .filter(a -> a.role() == Role.LABEL)
                .flatMap(name -> code(name, attributes, table).stream())
                .anyMatch(label::equals);
    }

    /** A column called name or title, full name before it, or like the table itself. */
    private static Optional<Attribute> bestName(List<Attribute> attributes, List<String> table) {
        List<Attribute> texts = attributes.stream()
                .filter(a -> a.role() == Role.LABEL || a.role() == Role.TEXT)
                .toList();
        String own = Stems.key(table);
        return firstSpoken(texts, Set.of("full name"))
                .or(() -> firstSpoken(texts, Set.of("name")))
                .or(() -> firstSpoken(texts, Set.of("title")))
                .or(() -> texts.stream()
                        .filter(a -> Stems.key(NameWords.of(a.name())).equals(own))
                        .findFirst());
    }

    /** Where people have a first and a last name, their title is no name. */
    private static boolean isTitle(Attribute attribute) {
        return attribute.spoken().equals("title");
    }

    private static boolean isNamedLike(Attribute label, List<String> table) {
        return label.role() == Role.TEXT
                && Stems.key(NameWords.of(label.name())).equals(Stems.key(table));
    }

    private static Optional<Attribute> firstSpoken(List<Attribute> texts, Set<String> names) {
        return texts.stream().filter(a -> names.contains(a.spoken())).findFirst();
    }

    private static String last(List<String> words) {
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }
}
