package io.nl2sql.web.faces;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Questions to begin with, made of the names that this person may see and of nothing else. */
final class ExampleQuestions {
    private static final int TABLES = 3;
    private static final int MOST = 6;
    private static final Set<String> LABELS = Set.of("name", "title", "label", "full_name");
    private static final Set<String> KINDS = Set.of("status", "category", "type", "kind", "state", "country");

    private ExampleQuestions() {}

    static List<String> of(VisibleCatalog catalog) {
        List<VisibleTable> largest = catalog.tables().stream()
                .sorted(Comparator.comparingLong(
                                (VisibleTable seen) -> seen.table().estimatedRows())
                        .reversed())
                .limit(TABLES)
                .toList();
        List<String> questions = new ArrayList<>();
        largest.stream().limit(1).forEach(seen -> questions.add(count(seen.table())));
        largest.forEach(seen -> sums(seen, catalog).forEach(questions::add));
        largest.forEach(seen -> perKind(seen).ifPresent(questions::add));
        largest.stream().skip(1).forEach(seen -> questions.add(count(seen.table())));
        return questions.stream().distinct().limit(MOST).toList();
    }

    private static String count(Table table) {
        return "How many " + words(table.name().table()) + " are there?";
    }

    private static Stream<String> sums(VisibleTable seen, VisibleCatalog catalog) {
        Optional<String> measure = clear(seen)
                .filter(column -> column.type().category() == Category.DECIMAL)
                .map(Column::name)
                .findFirst();
        return measure.stream().flatMap(name -> {
            String total = "Total " + words(name) + " of " + words(seen.name().table());
            Stream<String> byTarget = labelledTarget(seen, catalog).map(target -> total + " by " + target).stream();
            Stream<String> byMonth =
                    clear(seen).anyMatch(column -> column.type().category() == Category.DATE)
                            ? Stream.of(total + " by month")
                            : Stream.empty();
            return Stream.concat(byMonth, byTarget);
        });
    }

    private static Optional<String> labelledTarget(VisibleTable seen, VisibleCatalog catalog) {
        return seen.table().foreignKeys().stream()
                .filter(key -> !key.target().equals(seen.name()))
                .map(ForeignKey::target)
                .flatMap(target -> catalog.find(target).stream())
                .filter(target -> clear(target).anyMatch(column -> LABELS.contains(column.name())))
                .map(target -> singular(words(target.name().table())))
                .findFirst();
    }

    private static Optional<String> perKind(VisibleTable seen) {
        return clear(seen)
                .filter(column -> KINDS.contains(column.name()))
                .map(column -> "How many " + words(seen.name().table()) + " by " + words(column.name()) + "?")
                .findFirst();
    }

    private static Stream<Column> clear(VisibleTable seen) {
        return seen.table().columns().stream().filter(column -> !seen.isMasked(column.name()));
    }

    private static String words(String name) {
        return name.replace('_', ' ').strip();
    }

    private static String singular(String words) {
        if (words.endsWith("ies")) {
            return words.substring(0, words.length() - 3) + "y";
        }
        return words.endsWith("s") && !words.endsWith("ss") ? words.substring(0, words.length() - 1) : words;
    }
}
