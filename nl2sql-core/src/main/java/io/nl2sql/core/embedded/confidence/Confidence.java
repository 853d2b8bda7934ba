package io.nl2sql.core.embedded.confidence;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.reading.Ties;
import io.nl2sql.core.linking.Resources;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How likely an interpretation is what was meant. Decision trees score the evidence, and a curve maps the score to
 * the share of right answers that questions with such a score had; both are data, fitted on development databases. A word
 * that was not understood caps the confidence whatever else speaks for it, as does what no row can meet.
 */
public final class Confidence {
    private static final double UNKNOWN_CAP = 0.65;
    private static final double DECISIVE_CAP = 0.25;
    private static final double MEANT_CAP = 0.74;
    private static final double TIE_CAP = 0.65;
    private static final double EACH_UNKNOWN = 0.08;
    private static final double CONTRADICTION = 2;
    private static final double CONTRADICTION_CAP = 0.25;
    private static final double LEAST = 0.01;
    private static final double UNUSED_SENSE = 0.18;
    private static final double UNUSED_CUE = 0.06;
    /** Operations that leave little unsaid where nothing uses them. */
    static final Set<Operation> HARMLESS = Set.of(
            Operation.AND,
            Operation.OR,
            Operation.BOTH,
            Operation.DISTINCT,
            Operation.GROUP,
            Operation.SINCE,
            Operation.AGGREGATE);

    private static final DecisionTrees TREES = DecisionTrees.of("confidence-trees.txt");
    private static final NavigableMap<Double, Double> CURVE = curve("confidence-curve.txt");

    private Confidence() {}

    private static NavigableMap<Double, Double> curve(String resource) {
        NavigableMap<Double, Double> curve = new TreeMap<>();
        for (String line : Resources.lines(Confidence.class, resource)) {
            int colon = line.indexOf(':');
            curve.put(
                    Double.valueOf(line.substring(0, colon)),
                    Double.valueOf(line.substring(colon + 1).trim()));
        }
        return curve;
    }

    /** How good an interpretation is beside others of the same question. */
    public static double rank(Interpretation some) {
        return some.reading().score()
                - 1.5 * some.draft().doubt()
                - 1.5 * unused(some)
                - CONTRADICTION * contradictions(some);
    }

    /**
     * The probability, 0 to 1, in hundredths: it is no more exact than that.
     *
     * @param evidence what speaks for the interpretation and against it
     * @param reading the words, of which some were not understood, or only by what they mean
     */
    public static double of(Map<String, Double> evidence, Reading reading) {
        List<Item> ties = Ties.in(reading);
        List<Item> unknown =
                reading.unknown().stream().filter(item -> !ties.contains(item)).toList();
        double words = Math.min(ties.isEmpty() ? 1 : TIE_CAP, Math.min(cap(unknown, reading), cap(reading)));
        double sure = Math.min(onCurve(TREES.score(evidence)), Math.min(words, capOfSense(evidence)));
        return Math.round(100 * Math.max(LEAST, sure)) / 100.0;
    }

    /** Between known scores in proportion; beyond them the nearest. */
    private static double onCurve(double score) {
        Map.Entry<Double, Double> below = CURVE.floorEntry(score);
        Map.Entry<Double, Double> above = CURVE.ceilingEntry(score);
        if (below == null || above == null) {
            return (below == null ? CURVE.firstEntry() : CURVE.lastEntry()).getValue();
        }
        double span = above.getKey() - below.getKey();
        double part = span == 0 ? 0 : (score - below.getKey()) / span;
        return below.getValue() + part * (above.getValue() - below.getValue());
    }

    /** What is taken for a name that it does not occur in is never beyond doubt. */
    private static double cap(Reading reading) {
        return reading.items().stream().anyMatch(Item::isByMeaning) ? MEANT_CAP : 1;
    }

    private static double cap(List<Item> unknown, Reading reading) {
        if (unknown.isEmpty()) {
            return 1;
        }
        boolean decisive = unknown.stream().anyMatch(item -> UnknownWords.isDecisive(reading, item));
        return (decisive ? DECISIVE_CAP : UNKNOWN_CAP) - EACH_UNKNOWN * (unknown.size() - 1);
    }

    /** A query that can find nothing is no answer that anybody can count on, nor is one that leaves things out. */
    private static double capOfSense(Map<String, Double> evidence) {
        if (evidence.containsKey(Evidence.CONTRADICTIONS)) {
            return CONTRADICTION_CAP;
        }
        return evidence.containsKey(Evidence.UNSETTLED) ? MEANT_CAP : 1;
    }

    static int contradictions(Interpretation some) {
        return new Contradictions(some.draft().model()).in(some.query());
    }

    private static double unused(Interpretation some) {
        double unused = 0;
        Draft draft = some.draft();
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at)) {
                Operation operation = draft.item(at).cue().map(Cue::operation).orElse(null);
                unused += operation == null ? UNUSED_SENSE : HARMLESS.contains(operation) ? 0 : UNUSED_CUE;
            }
        }
        return unused;
    }
}
