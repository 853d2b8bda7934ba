package io.nl2sql.tests.evaluation;

import io.nl2sql.core.execution.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether an answer's rows are the expected ones: the same multiset of rows under some order of the columns and, where
 * the expected query sorts, in its order. Rows that its sort keys do not tell apart may change places. Two results
 * without rows are equal whatever their columns.
 */
public final class Comparison {
    private final Function<String, Optional<ResultTable>> runner;
    private final boolean anyColumnOrder;

    /** @param runner runs an expected query once more, with its sort keys as further columns */
    Comparison(Function<String, Optional<ResultTable>> runner) {
        this(runner, true);
    }

    private Comparison(Function<String, Optional<ResultTable>> runner, boolean anyColumnOrder) {
        this.runner = runner;
        this.anyColumnOrder = anyColumnOrder;
    }

    /** Columns must be in their order as well. */
    public static Comparison withColumnsInOrder(Function<String, Optional<ResultTable>> runner) {
        return new Comparison(runner, false);
    }

    /**
     * @param sql the expected query
     * @param gold what it returned
     * @param answer what is judged
     */
    public boolean isRight(String sql, ResultTable gold, ResultTable answer) {
        if (gold.rows().size() != answer.rows().size()) {
            return false;
        }
        if (gold.rows().isEmpty()) {
            return true;
        }
        if (gold.columns().size() != answer.columns().size()) {
            return false;
        }
        Optional<SortKeys> order = SortKeys.of(sql);
        if (order.isEmpty()) {
            return matches(gold.rows(), answer, new int[gold.rows().size()]);
        }
        int[] strict = IntStream.range(0, gold.rows().size()).toArray();
        if (matches(gold.rows(), answer, strict)) {
            return true;
        }
        return matches(gold.rows(), answer, new int[strict.length]) && isRightUpToTies(sql, order.get(), gold, answer);
    }

    private boolean matches(List<List<Object>> gold, ResultTable answer, int[] classes) {
        CellIds ids = new CellIds(gold, answer.rows());
        List<int[]> expected = new ArrayList<>();
        List<int[]> actual = new ArrayList<>();
        for (int index = 0; index < answer.columns().size(); index++) {
            expected.add(ids.column(gold, index));
            actual.add(ids.column(answer.rows(), index));
        }
        ColumnMatch match = new ColumnMatch(expected, actual);
        return anyColumnOrder ? match.isThere(classes) : match.isThereInOrder(classes);
    }

    private boolean isRightUpToTies(String sql, SortKeys order, ResultTable gold, ResultTable answer) {
        int width = gold.columns().size();
        List<Integer> positions = new ArrayList<>();
        List<String> further = new ArrayList<>();
        for (SortKeys.Key key : order.keys()) {
            int index = outputColumn(gold, key);
            if (index < 0) {
                further.add(key.sql());
            }
            positions.add(index < 0 ? width + further.size() - 1 : index);
        }
        return with(sql, order, further, gold)
                .filter(sorted -> sorted.rows().size() == answer.rows().size())
                .map(sorted -> matches(head(sorted.rows(), width), answer, ties(sorted.rows(), positions)))
                .orElse(false);
    }

    /** As PostgreSQL reads a key: a number counts output columns, a bare name is one if any has that name. */
    private static int outputColumn(ResultTable gold, SortKeys.Key key) {
        if (key.position() > 0) {
            return key.position() - 1;
        }
        return IntStream.range(0, gold.columns().size())
                .filter(index -> gold.columns().get(index).name().equals(key.name()))
                .findFirst()
                .orElse(-1);
    }

    private Optional<ResultTable> with(String sql, SortKeys order, List<String> further, ResultTable gold) {
        return further.isEmpty()
                ? Optional.of(gold)
                : order.selectEnd()
                        .flatMap(at -> runner.apply(
                                sql.substring(0, at) + ", " + String.join(", ", further) + " " + sql.substring(at)));
    }

    private static List<List<Object>> head(List<List<Object>> rows, int width) {
        return rows.stream().map(row -> row.subList(0, width)).toList();
    }

    /** Neighbours with equal keys are of one class. */
    private static int[] ties(List<List<Object>> rows, List<Integer> positions) {
        CellIds ids = new CellIds(rows);
        int[] classes = new int[rows.size()];
        for (int row = 1; row < classes.length; row++) {
            boolean tied = keys(ids, rows.get(row), positions).equals(keys(ids, rows.get(row - 1), positions));
            classes[row] = classes[row - 1] + (tied ? 0 : 1);
        }
        return classes;
    }

    private static List<Integer> keys(CellIds ids, List<Object> row, List<Integer> positions) {
        return positions.stream()
                .map(position -> position < row.size() ? ids.id(row.get(position)) : -1)
                .toList();
    }
}
