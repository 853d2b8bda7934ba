package io.nl2sql.tests.noninterference;

import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes statements of people a little, with values that hidden rows of their database hold. Immutable. */
public final class Mutants {
    private static final Map<Category, String> TYPES = Map.of(
            Category.INTEGER, "int",
            Category.DECIMAL, "numeric",
            Category.FLOAT, "float",
            Category.TEXT, "text",
            Category.BOOLEAN, "bool",
            Category.DATE, "date",
            Category.TIMESTAMP, "timestamp",
            Category.TIMESTAMP_WITH_ZONE, "timestamptz");

    private final Grammar grammar = Grammar.read(Resources.text("expressions.txt"));
    private final List<Source> sources;
    private final long seed;

    /**
     * A table of the statements' database.
     *
     * @param name as queries write it
     * @param columns in any order
     */
    public record Table(String name, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param name as queries write it
     * @param hidden what some hidden rows hold, as text; columns of one table list the same rows
     */
    public record Column(String name, Category category, List<String> hidden) {
        public Column {
            hidden = List.copyOf(hidden);
        }
    }

    /** @param seed with a statement's number, brings each mutant back */
    public Mutants(List<Table> tables, long seed) {
        this.sources = tables.stream()
                .map(table -> new Source(table.name(), fields(table)))
                .toList();
        this.seed = seed;
    }

    private static List<Field> fields(Table table) {
        List<Field> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            String type = TYPES.get(column.category());
            if (type != null) {
                Field field = new Field(column.name(), type, column.hidden(), false);
                fields.add(field);
                boolean digits = type.equals("text")
                        && !column.hidden().isEmpty()
                        && column.hidden().stream().allMatch(value -> value.matches("\\d{1,9}"));
                if (digits) {
                    fields.add(field.as("digits"));
                }
            }
        }
        return fields;
    }

    /** How all databases are to plan the mutant. */
    public PlannerSettings settings(long number) {
        return PlannerSettings.of(new Dice(~seed, number));
    }

    /** The statement, changed in a few places. */
    public String of(String sql, long number) {
        String open = sql.strip();
        return new Mutation(grammar, sources, Mutation.WRAPPINGS, new Dice(seed, number))
                .of(open.endsWith(";") ? open.substring(0, open.length() - 1) : open)
                .sql();
    }
}
