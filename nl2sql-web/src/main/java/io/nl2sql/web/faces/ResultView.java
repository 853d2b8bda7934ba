package io.nl2sql.web.faces;

import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A result's table as the page shows it. The rows are a list of its own, which the page's table may sort. */
public final class ResultView {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final boolean truncated;

    /**
     * @param table the result
     * @param masked names of columns that show masked values
     */
    ResultView(ResultTable table, Set<String> masked) {
        List<CellFormat> formats = new ArrayList<>();
        for (ResultColumn column : table.columns()) {
            formats.add(CellFormat.of(column));
            columns.add(Column.of(columns.size(), column, masked.contains(column.name())));
        }
        table.rows().forEach(row -> rows.add(cells(row, formats)));
        truncated = table.truncated();
    }

    private static List<Cell> cells(List<Object> row, List<CellFormat> formats) {
        List<Cell> cells = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            cells.add(formats.get(i).cell(row.get(i)));
        }
        return List.copyOf(cells);
    }

    public List<Column> columns() {
        return columns;
    }

    public List<List<Cell>> rows() {
        return rows;
    }

    public boolean isNothing() {
        return rows.isEmpty();
    }

    public boolean isTruncated() {
        return truncated;
    }

    /** The one value of an answer that is a single number or word. */
    public boolean isSingleValue() {
        return rows.size() == 1 && columns.size() == 1;
    }

    /**
     * A column as the page shows it.
     *
     * @param index position, from 0
     * @param name label, which may repeat
     * @param type PostgreSQL's name of the type
     * @param numeric whether it is shown right-aligned
     * @param whole whether its values are short and must not be broken over lines
     * @param masked whether the values are masked for this person
     */
    public record Column(int index, String name, String type, boolean numeric, boolean whole, boolean masked) {
        static Column of(int index, ResultColumn column, boolean masked) {
            Category category = column.type().category();
            return new Column(
                    index, column.name(), column.type().name(), category.isNumeric(), category.isTemporal(), masked);
        }

        /** Style class of its cells. */
        public String style() {
            return (numeric ? "number " : "") + (whole ? "whole " : "") + (masked ? "masked" : "");
        }

        public String headerTitle() {
            return masked ? type + ", masked for you" : type;
        }
    }
}
