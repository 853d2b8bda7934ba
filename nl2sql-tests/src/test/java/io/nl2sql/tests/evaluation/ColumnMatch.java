package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for an order of the answer's columns in which its rows, as a multiset, are the expected ones. Columns are
 * assigned one after another; each divides the rows into finer classes, and an assignment whose classes differ in size
 * is given up at once, so that the search almost never goes back. For one use.
 */
final class ColumnMatch {
    /** Rows looked at in all, after which results count as different; a search that long has met no real result. */
    private static final long PATIENCE = 200_000_000;

    private final List<int[]> written;
    private final List<int[]> expected;
    private final List<int[]> actual;
    private final boolean[] used;
    private long work;

    /**
     * @param expected the expected columns, each the numbers of its values row by row
     * @param actual the answer's columns, as many, of as many rows
     */
    ColumnMatch(List<int[]> expected, List<int[]> actual) {
        this.written = expected;
        this.expected = expected.stream()
                .sorted(Comparator.comparingLong(column -> -distinct(column)))
                .toList();
        this.actual = actual;
        this.used = new boolean[actual.size()];
    }

    private static long distinct(int[] column) {
        return Arrays.stream(column).distinct().count();
    }

    /** @param classes a class for each row; a row of the answer must match an expected row of its own class */
    boolean isThere(int[] classes) {
        return assign(0, classes, classes);
    }

    /** The same without looking for an order: each column must be the expected one in its place. */
    boolean isThereInOrder(int[] classes) {
        int[] expectedClasses = classes;
        int[] actualClasses = classes;
        for (int index = 0; index < written.size(); index++) {
            Refinement refinement = new Refinement(expectedClasses, written.get(index));
            actualClasses = refinement.of(actualClasses, actual.get(index));
            if (actualClasses.length < classes.length) {
                return false;
            }
            expectedClasses = refinement.classes;
        }
        return true;
    }

    private boolean assign(int position, int[] expectedClasses, int[] actualClasses) {
        if (position == expected.size()) {
            return true;
        }
        Refinement refinement = new Refinement(expectedClasses, expected.get(position));
        List<int[]> tried = new ArrayList<>();
        for (int index = 0; index < used.length; index++) {
            int[] candidate = actual.get(index);
            if (used[index] || tried.stream().anyMatch(same -> Arrays.equals(same, candidate))) {
                continue;
            }
            tried.add(candidate);
            work += candidate.length;
            int[] refined = refinement.of(actualClasses, candidate);
            if (work > PATIENCE || refined.length < candidate.length) {
                continue;
            }
            used[index] = true;
            if (assign(position + 1, refinement.classes, refined)) {
                return true;
            }
            used[index] = false;
        }
        return false;
    }

    /** The classes of rows once one more expected column counts. */
    private static final class Refinement {
        private static final int[] NONE = {};

        private final Map<Long, Integer> numbers = new HashMap<>();
        private final int[] classes;
        private final int[] sizes;

        Refinement(int[] before, int[] column) {
            classes = new int[column.length];
            sizes = new int[column.length];
            for (int row = 0; row < column.length; row++) {
                classes[row] = numbers.computeIfAbsent(key(before[row], column[row]), unknown -> numbers.size());
                sizes[classes[row]]++;
            }
        }

        /** The answer's classes under the same numbers; shorter than the column where their sizes differ. */
        int[] of(int[] before, int[] column) {
            int[] found = new int[column.length];
            int[] left = sizes.clone();
            for (int row = 0; row < column.length; row++) {
                Integer number = numbers.get(key(before[row], column[row]));
                if (number == null || --left[number] < 0) {
                    return NONE;
                }
                found[row] = number;
            }
            return found;
        }

        private static long key(int before, int value) {
            return ((long) before << Integer.SIZE) | (value & 0xFFFF_FFFFL);
        }
    }
}
