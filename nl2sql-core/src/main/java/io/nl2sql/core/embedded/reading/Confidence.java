package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import java.util.Set;

/** How likely a reading is what was meant: features with weights set by hand, all of them here. */
final class Confidence {
    private static final double BEST = 0.96;
    private static final double UNKNOWN_CAP = 0.42;
    private static final double UNKNOWN_NAME_CAP = 0.25;
    private static final double EACH_UNKNOWN = 0.08;
    private static final double UNUSED_SENSE = 0.18;
    private static final double UNUSED_CUE = 0.06;
    private static final double WEAK_LINK = 0.35;
    private static final double SYNONYM = 0.03;
    private static final double JOIN = 0.02;
    private static final double SUGGESTED_JOIN = 0.05;
    private static final double TIE = 0.18;
    private static final double CLOSE = 0.25;
    private static final Set<Operation> HARMLESS = Set.of(
            Operation.AND,
            Operation.OR,
            Operation.BOTH,
            Operation.DISTINCT,
            Operation.GROUP,
            Operation.SINCE,
            Operation.AGGREGATE);

    private Confidence() {}

    /** How good an interpretation is beside others of the same question. */
    static double rank(Interpretation some) {
        return some.reading().score() - 1.5 * some.draft().doubt - 1.5 * unused(some);
    }

    /**
     * The probability, 0 to 1, in hundredths: it is no more exact than that.
     *
     * @param margin how far the next different interpretation ranks behind
     */
    static double of(Interpretation some, double margin) {
        double sure = BEST - some.draft().doubt - unused(some) - links(some) - joins(some);
        sure -= margin >= CLOSE ? 0 : TIE * (CLOSE - margin) / CLOSE;
        long unknown = some.reading().unknown().size();
        if (unknown > 0) {
            boolean name = some.reading().unknown().stream().anyMatch(item -> item.start() > 0 && isName(item));
            sure = Math.min(sure, name ? UNKNOWN_NAME_CAP : UNKNOWN_CAP) - EACH_UNKNOWN * (unknown - 1);
        }
        return Math.round(100 * Math.max(0.01, Math.min(BEST, sure))) / 100.0;
    }

    private static boolean isName(Item item) {
        return Character.isUpperCase(item.text().codePointAt(0));
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

    private static double links(Interpretation some) {
        double weakness = 0;
        for (Item item : some.reading().telling()) {
            double weight = item.candidate().weight();
            boolean synonym = item.candidate().source() == SchemaHit.Source.SYNONYM;
            weakness += synonym ? SYNONYM : WEAK_LINK * Math.max(0, 0.8 - weight);
        }
        return weakness;
    }

    private static double joins(Interpretation some) {
        double cost = 0;
        for (Join join : some.query().joins()) {
            cost += join.declared() ? JOIN : SUGGESTED_JOIN;
        }
        return cost;
    }
}
