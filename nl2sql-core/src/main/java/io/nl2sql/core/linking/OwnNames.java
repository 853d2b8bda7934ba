package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a table without declared keys may call the column that tells its rows apart, and others their references to it. */
final class OwnNames {
    private static final List<String> ENDINGS = List.of("id", "key", "code", "number", "no", "num");
    private static final Set<Category> KEYS = Set.of(Category.INTEGER, Category.DECIMAL, Category.TEXT);
    private static final int SHORTEST = 3;

    private final List<String> stems;
    private final List<String> heads = new ArrayList<>();
    private final String initials;

    /** @param called all tables' names, glued */
    OwnNames(TableName table, Set<String> called) {
        List<String> words = NameWords.written(table.table());
        this.stems = words.stream().map(Stems::of).toList();
        this.initials =
                String.join("", words.stream().map(word -> word.substring(0, 1)).toList());
        if (stems.isEmpty()) {
            return;
        }
        String last = stems.get(stems.size() - 1);
        heads.add(String.join("", stems));
        heads.add(String.join("", words));
        if (stems.size() > 1 && !called.contains(last)) {
            heads.add(last);
        }
    }

    /** A table's name in one piece, as others may refer to it. */
    static String whole(TableName table) {
        return String.join(
                "", NameWords.written(table.table()).stream().map(Stems::of).toList());
    }

    /**
     * The column that is called like a key of the table: best one that others have as well.
     *
     * @param sharing how many tables have a column of that name
     */
    Optional<Column> key(List<Column> columns, Map<String, Long> sharing) {
        return columns.stream()
                .filter(column -> KEYS.contains(column.type().category()) && rank(column) >= 0)
                .min(Comparator.comparing((Column column) ->
                                sharing.get(column.name()) < 2 || isBare(column) || !isTelling(column))
                        .thenComparing(this::rank));
    }

    private int rank(Column column) {
        String name = glued(column);
        for (int ending = 0; ending < ENDINGS.size(); ending++) {
            for (int head = 0; head < heads.size(); head++) {
                if (name.equals(heads.get(head) + ENDINGS.get(ending))) {
                    return ending * heads.size() + head;
                }
            }
        }
        boolean number = column.type().category().isNumeric();
        return isBare(column) || number && name.equals(initials + "id") ? ENDINGS.size() * heads.size() : -1;
    }

    private static boolean isBare(Column column) {
        return glued(column).equals("id");
    }

    /** Whether the key's name begins with the table's, not only with its first letter. */
    private boolean isTelling(Column key) {
        return heads.stream().anyMatch(head -> glued(key).startsWith(head));
    }

    /** Whether another table's column has the very name of the key. */
    boolean isSameKey(Column column, Column key) {
        return !isBare(key) && column.name().equals(key.name());
    }

    /** {@code old_berth_id} for the key {@code berth_id}, {@code berth_id} for {@code id}, {@code to_berth} for berths. */
    boolean isMeantBy(Column column, Column key) {
        String name = glued(column);
        boolean role = isTelling(key) && name.endsWith(glued(key));
        boolean id = isBare(key) && heads.stream().limit(2).anyMatch(head -> name.endsWith(head + "id"));
        return role || id || !heads.isEmpty() && heads.get(0).length() >= SHORTEST && endsLikeTable(column);
    }

    private boolean endsLikeTable(Column column) {
        List<String> words =
                NameWords.written(column.name()).stream().map(Stems::of).toList();
        int from = words.size() - stems.size();
        return from >= 0 && words.subList(from, words.size()).equals(stems) && !isNumberOf(column);
    }

    /** A number such as {@code kept_berths} says how many. */
    private static boolean isNumberOf(Column column) {
        List<String> words = NameWords.written(column.name());
        String last = words.get(words.size() - 1);
        return words.size() > 1
                && column.type().category().isNumeric()
                && !Stems.of(last).equals(last);
    }

    private static String glued(Column column) {
        return String.join("", NameWords.written(column.name()));
    }
}
