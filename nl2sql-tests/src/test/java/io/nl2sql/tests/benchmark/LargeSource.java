package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.linking.value.ValueWriter;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up company of the largest kind: tables of twenty columns that refer to each other, a few of them from hundreds of
 * others, and stored values of several words. The same at each run.
 */
final class LargeSource {
    private static final int COLUMNS = 20;
    private static final int TEXTS = 5;
    private static final int HUBS = 8;
    private static final String[] KINDS = LargeWords.of("kinds");
    private static final String[] AREAS = LargeWords.of("areas");
    private static final String[] TEXT_COLUMNS = LargeWords.of("text columns");
    private static final String[] OTHER_COLUMNS = LargeWords.of("other columns");
    private static final String[] SHARED = LargeWords.of("shared");
    private static final String[] SYLLABLES = LargeWords.of("syllables");

    private final int tables;

    /** @param tables at most ten thousand */
    LargeSource(int tables) {
        this.tables = tables;
    }

    private static TableName name(int at) {
        return new TableName("erp", AREAS[at / KINDS.length] + "_" + KINDS[at % KINDS.length]);
    }

    Catalog catalog() {
        List<Table> all = new ArrayList<>();
        for (int at = 0; at < tables; at++) {
            all.add(table(at, new Random(at)));
        }
        return new Catalog("large", "1", List.of("erp"), all);
    }

    private Table table(int at, Random random) {
        List<Column> columns = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        columns.add(column(name(at).table() + "_id", "bigint"));
        for (int target : new int[] {random.nextInt(tables), random.nextInt(HUBS)}) {
            String column = name(target).table() + "_id";
            if (target != at && columns.stream().noneMatch(known -> known.name().equals(column))) {
                columns.add(column(column, "bigint"));
                references.add(new ForeignKey(List.of(column), name(target), List.of(column)));
            }
        }
        texts(at).forEach(text -> columns.add(column(text, "text")));
        for (int i = random.nextInt(OTHER_COLUMNS.length); columns.size() < COLUMNS; i++) {
            String other = OTHER_COLUMNS[i % OTHER_COLUMNS.length];
            columns.add(column(other, type(other)));
        }
        return new Table(
                name(at), Table.Kind.TABLE, "", columns, List.of(columns.get(0).name()), references, 100_000);
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.named(type), false, "");
    }

    private static String type(String column) {
        if (column.startsWith("is_") || column.equals("deposit_paid")) {
            return "boolean";
        }
        return column.endsWith("_at") || column.endsWith("_on") || column.endsWith("_date") ? "date" : "numeric";
    }

    private static List<String> texts(int at) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(TEXT_COLUMNS[(at * 7 + i * (1 + at % 3)) % TEXT_COLUMNS.length]);
        }
        return texts.stream().distinct().toList();
    }

    /** Adds about as many values as wished, evenly over all text columns; most of them are several words long. */
    void write(long values, ValueWriter writer) throws IOException {
        long left = values;
        for (int at = 0; at < tables; at++) {
            List<String> texts = texts(at);
            Random random = new Random(at);
            long share = left / (tables - at);
            left -= share;
            for (String shared : SHARED) {
                writer.add(name(at), texts.get(random.nextInt(texts.size())), shared, 1_000 + random.nextInt(9_000));
            }
            for (int i = SHARED.length; i < share; i++) {
                writer.add(name(at), texts.get(i % texts.size()), value(random), 1 + random.nextInt(50));
            }
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder(word(random));
        for (int more = random.nextInt(3); more > 0; more--) {
            value.append(' ').append(word(random));
        }
        return random.nextInt(10) == 0 ? value + " " + random.nextInt(1_000) : value.toString();
    }

    /** One of some hundred thousand. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Questions of several kinds that name tables, columns and values; a typing error in every seventh value. */
    List<String> questions(int count) {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = (i * 7_919) % tables;
            Random random = new Random(at);
            List<String> texts = texts(at);
            random.nextInt();
            String table = name(at).table().replace('_', ' ') + "s";
            String text = texts.get(i % texts.size()).replace('_', ' ');
            String measure = OTHER_COLUMNS[i % 10].replace('_', ' ');
            String stored = value(new Random(i));
            String value = i % 7 == 0 && stored.length() > 6 ? stored.substring(0, 4) + stored.substring(5) : stored;
            questions.add(
                    switch (i % 6) {
                        case 0 -> "How many " + table + " are there with status open?";
                        case 1 -> "Total " + measure + " of " + table + " by " + text + " in 2025";
                        case 2 -> "Top 5 " + table + " by " + measure + " whose " + text + " is " + value;
                        case 3 -> "Which " + table + " have no " + KINDS[i % KINDS.length] + " since last year?";
                        case 4 -> "average " + measure + " " + table + " " + value + " per month";
                        default ->
                            "Show the name and the " + text + " of all " + table + " from " + value
                                    + " with more than 100 " + measure + ", newest first";
                    });
        }
        return questions;
    }
}
