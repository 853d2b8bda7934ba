package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Trees that score a guess by its evidence, and the share of right guesses by score. The share comes from scores that
 * trees gave which were fitted without the guess's own database: questions about one database are paraphrases.
 */
final class FittedConfidence {
    private static final int FOLDS = 5;
    private static final long SEED = 3;
    private static final int RAREST = 25;
    private static final int POINTS = 40;
    private static final int WINDOW = 30;

    private final List<Sample> samples;
    private final List<String> names = new ArrayList<>();
    private final List<Scored> scored = new ArrayList<>();

    /** A guess with the score that trees without its database gave. */
    record Scored(double score, boolean right) {}

    /** @param samples of several databases */
    FittedConfidence(List<Sample> samples) {
        this.samples = List.copyOf(samples);
        Map<String, Integer> seen = new HashMap<>();
        samples.forEach(sample -> sample.evidence().keySet().forEach(name -> seen.merge(name, 1, Integer::sum)));
        new TreeSet<>(seen.keySet())
                .stream().filter(name -> seen.get(name) >= RAREST).forEach(names::add);
        Map<String, Integer> folds = folds();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<BoostedTrees.Node> trees = fit(samples.stream()
                    .filter(s -> folds.get(s.database()) != left)
                    .toList());
            samples.stream()
                    .filter(sample -> folds.get(sample.database()) == left)
                    .forEach(sample -> scored.add(new Scored(score(trees, sample), sample.right())));
        }
        scored.sort(Comparator.comparingDouble(Scored::score));
    }

    private Map<String, Integer> folds() {
        List<String> databases = new ArrayList<>(
                new TreeSet<>(samples.stream().map(Sample::database).toList()));
        Collections.shuffle(databases, new Random(SEED));
        Map<String, Integer> folds = new HashMap<>();
        for (int i = 0; i < databases.size(); i++) {
            folds.put(databases.get(i), i % FOLDS);
        }
        return folds;
    }

    private List<BoostedTrees.Node> fit(List<Sample> some) {
        double[] right = some.stream().mapToDouble(s -> s.right() ? 1 : 0).toArray();
        return BoostedTrees.fit(some.stream().map(this::features).toList(), right);
    }

    private double[] features(Sample sample) {
        return names.stream()
                .mapToDouble(name -> sample.evidence().getOrDefault(name, 0.0))
                .toArray();
    }

    private double score(List<BoostedTrees.Node> trees, Sample sample) {
        double[] features = features(sample);
        return trees.stream().mapToDouble(tree -> tree.score(features)).sum();
    }

    /** The trees over all samples: a split a line with what lies below it first, leaves as bare numbers. */
    List<String> trees() {
        List<String> lines = new ArrayList<>();
        fit(samples).forEach(tree -> {
            lines.add("tree");
            addLines(tree, 1, lines);
        });
        return lines;
    }

    private void addLines(BoostedTrees.Node node, int depth, List<String> lines) {
        String indent = " ".repeat(depth);
        if (node.isLeaf()) {
            lines.add(indent + String.format(Locale.ROOT, "%.4f", node.value()));
        } else {
            lines.add(indent + names.get(node.column()) + " < " + (float) node.cut());
            addLines(node.below(), depth + 1, lines);
            addLines(node.above(), depth + 1, lines);
        }
    }

    /** Scores with the share of right guesses around them, never falling. */
    List<String> curve() {
        List<String> lines = new ArrayList<>();
        double highest = 0;
        int width = Math.max(1, scored.size() / WINDOW / 2);
        for (int point = 0; point < POINTS; point++) {
            int at = (int) ((long) point * (scored.size() - 1) / (POINTS - 1));
            List<Scored> around = scored.subList(Math.max(0, at - width), Math.min(scored.size(), at + width + 1));
            highest = Math.max(highest, share(around));
            lines.add(String.format(Locale.ROOT, "%.3f: %.3f", scored.get(at).score(), highest));
        }
        return lines.stream().distinct().toList();
    }

    private static double share(List<Scored> some) {
        return some.stream().filter(Scored::right).count() / (double) some.size();
    }

    /** The share of right guesses among the surest tenths of the samples, left out of the fit each. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add(samples.size() + " samples, " + names.size() + " kinds of evidence");
        for (int tenth = 1; tenth <= 10; tenth++) {
            int from = scored.size() - scored.size() * tenth / 10;
            lines.add(String.format(
                    Locale.ROOT,
                    "surest %3d %%: %.1f %% right",
                    10 * tenth,
                    100 * share(scored.subList(from, scored.size()))));
        }
        return lines;
    }
}
