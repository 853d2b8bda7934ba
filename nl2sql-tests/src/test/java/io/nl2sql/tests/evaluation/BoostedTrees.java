package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fits decision trees to yes-or-no samples, each tree to what those before it left unexplained (gradient boosting of the
 * logistic loss), each from a part of the samples and of their columns. The same samples give the same trees.
 */
final class BoostedTrees {
    private static final int TREES = 400;
    private static final int DEPTH = 6;
    private static final double STEP = 0.05;
    private static final double PART_OF_SAMPLES = 0.7;
    private static final double PART_OF_COLUMNS = 0.4;
    private static final int FEWEST_IN_LEAF = 20;
    private static final double SHRINKAGE = 8.0;
    private static final int MOST_CUTS = 24;
    private static final long SEED = 7;

    private final double[][] columns;
    private final double[] wanted;
    private final double[] scores;
    private final double[] gradients;
    private final double[] curvatures;
    private final double[][] cuts;
    private List<Boolean> offered = List.of();

    /** A split, or with column -1 a leaf. */
    record Node(int column, double cut, double value, Node below, Node above) {
        static Node leaf(double value) {
            return new Node(-1, 0, value, null, null);
        }

        boolean isLeaf() {
            return column < 0;
        }

        double score(double[] features) {
            if (isLeaf()) {
                return value;
            }
            return (features[column] < cut ? below : above).score(features);
        }
    }

    private BoostedTrees(List<double[]> rows, double[] wanted) {
        int width = rows.get(0).length;
        this.columns = new double[width][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < width; column++) {
                columns[column][row] = rows.get(row)[column];
            }
        }
        this.wanted = wanted.clone();
        this.scores = new double[wanted.length];
        this.gradients = new double[wanted.length];
        this.curvatures = new double[wanted.length];
        this.cuts = new double[width][];
        for (int column = 0; column < width; column++) {
            cuts[column] = cuts(columns[column]);
        }
    }

    /**
     * @param rows features of each sample, all of the same width
     * @param wanted 1 or 0 for each
     */
    static List<Node> fit(List<double[]> rows, double[] wanted) {
        return new BoostedTrees(rows, wanted).trees();
    }

    /** Between neighbouring values, or where they are many, between parts of about the same size. */
    private static double[] cuts(double[] values) {
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        double[] from = distinct;
        if (distinct.length > MOST_CUTS) {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            double[] parts = new double[MOST_CUTS];
            for (int part = 0; part < MOST_CUTS; part++) {
                parts[part] = sorted[(int) ((long) part * (sorted.length - 1) / (MOST_CUTS - 1))];
            }
            from = Arrays.stream(parts).distinct().toArray();
        }
        double[] cuts = new double[Math.max(0, from.length - 1)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = (from[i] + from[i + 1]) / 2;
        }
        return cuts;
    }

    private List<Node> trees() {
        Random random = new Random(SEED);
        List<Node> trees = new ArrayList<>();
        for (int round = 0; round < TREES; round++) {
            for (int row = 0; row < wanted.length; row++) {
                double share = 1 / (1 + Math.exp(-scores[row]));
                gradients[row] = wanted[row] - share;
                curvatures[row] = share * (1 - share);
            }
            int[] drawn = random.doubles(wanted.length)
                    .mapToInt(d -> d < PART_OF_SAMPLES ? 1 : 0)
                    .toArray();
            int[] rows = IntStream.range(0, wanted.length)
                    .filter(row -> drawn[row] == 1)
                    .toArray();
            offered = random.doubles(columns.length)
                    .mapToObj(d -> d < PART_OF_COLUMNS)
                    .toList();
            Node tree = grow(rows, DEPTH);
            trees.add(tree);
            for (int row = 0; row < wanted.length; row++) {
                scores[row] += score(tree, row);
            }
        }
        return trees;
    }

    private double score(Node node, int row) {
        Node at = node;
        while (!at.isLeaf()) {
            at = columns[at.column()][row] < at.cut() ? at.below() : at.above();
        }
        return at.value();
    }

    private Node grow(int[] rows, int depth) {
        Split best = depth == 0 ? null : best(rows);
        if (best == null) {
            return Node.leaf(leaf(rows));
        }
        int[] below = Arrays.stream(rows)
                .filter(row -> columns[best.column()][row] < best.cut())
                .toArray();
        int[] above = Arrays.stream(rows)
                .filter(row -> columns[best.column()][row] >= best.cut())
                .toArray();
        return new Node(best.column(), best.cut(), 0, grow(below, depth - 1), grow(above, depth - 1));
    }

    private double leaf(int[] rows) {
        double gradient = 0;
        double curvature = 0;
        for (int row : rows) {
            gradient += gradients[row];
            curvature += curvatures[row];
        }
        return STEP * gradient / (curvature + SHRINKAGE);
    }

    private record Split(int column, double cut, double gain) {}

    private Split best(int[] rows) {
        Split best = null;
        for (int column = 0; column < columns.length; column++) {
            Split split = offered.get(column) ? best(rows, column) : null;
            if (split != null && (best == null || split.gain() > best.gain())) {
                best = split;
            }
        }
        return best;
    }

    private Split best(int[] rows, int column) {
        double[] places = cuts[column];
        if (places.length == 0) {
            return null;
        }
        double[] gradient = new double[places.length + 1];
        double[] curvature = new double[places.length + 1];
        int[] count = new int[places.length + 1];
        for (int row : rows) {
            int bin = bin(places, columns[column][row]);
            gradient[bin] += gradients[row];
            curvature[bin] += curvatures[row];
            count[bin]++;
        }
        double allGradient = Arrays.stream(gradient).sum();
        double allCurvature = Arrays.stream(curvature).sum();
        double whole = worth(allGradient, allCurvature);
        Split best = null;
        double g = 0;
        double h = 0;
        int below = 0;
        for (int cut = 0; cut < places.length; cut++) {
            g += gradient[cut];
            h += curvature[cut];
            below += count[cut];
            double gain = worth(g, h) + worth(allGradient - g, allCurvature - h) - whole;
            boolean large = below >= FEWEST_IN_LEAF && rows.length - below >= FEWEST_IN_LEAF;
            if (large && gain > 1e-6 && (best == null || gain > best.gain())) {
                best = new Split(column, places[cut], gain);
            }
        }
        return best;
    }

    private static int bin(double[] cuts, double value) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static double worth(double gradient, double curvature) {
        return gradient * gradient / (curvature + SHRINKAGE);
    }
}
