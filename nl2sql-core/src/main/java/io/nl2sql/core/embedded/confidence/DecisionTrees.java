package io.nl2sql.core.embedded.confidence;

import io.nl2sql.core.linking.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Decision trees that together score a piece of evidence. As text: each tree begins with a line {@code tree}, then a
 * split a line, {@code name < number}, followed by what holds where the named evidence is below the number and by what
 * holds where it is not; a bare number is what a branch ends with.
 */
final class DecisionTrees {
    private static final String TREE = "tree";
    private static final String BELOW = " < ";

    private final List<Node> trees = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** A split, or the number at the end of a branch. */
    private sealed interface Node {
        double score(double[] evidence);
    }

    private record Split(int place, double cut, Node below, Node above) implements Node {
        @Override
        public double score(double[] evidence) {
            return (evidence[place] < cut ? below : above).score(evidence);
        }
    }

    private record Leaf(double value) implements Node {
        @Override
        public double score(double[] evidence) {
            return value;
        }
    }

    DecisionTrees(List<String> lines) {
        Iterator<String> rest = lines.iterator();
        while (rest.hasNext()) {
            String line = rest.next();
            if (!line.equals(TREE)) {
                throw new IllegalStateException("Not the beginning of a tree: " + line);
            }
            trees.add(node(rest));
        }
    }

    static DecisionTrees of(String resource) {
        return new DecisionTrees(Resources.lines(DecisionTrees.class, resource));
    }

    private Node node(Iterator<String> rest) {
        String line = rest.next().trim();
        int split = line.lastIndexOf(BELOW);
        if (split < 0) {
            return new Leaf(Double.parseDouble(line));
        }
        double cut = Double.parseDouble(line.substring(split + BELOW.length()));
        int place = places.computeIfAbsent(line.substring(0, split), name -> places.size());
        Node below = node(rest);
        return new Split(place, cut, below, node(rest));
    }

    double score(Map<String, Double> evidence) {
        double[] placed = new double[places.size()];
        evidence.forEach((name, amount) -> {
            Integer place = places.get(name);
            if (place != null) {
                placed[place] = amount;
            }
        });
        double score = 0;
        for (Node tree : trees) {
            score += tree.score(placed);
        }
        return score;
    }
}
