package io.nl2sql.core.embedded.shape;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.rule.Rule;
import java.util.List;
import java.util.Locale;

/** "What percentage of the accruals is open", "each region's share of sales", "the share of the total that EMEA has". */
public final class ShareRule implements Rule {
    @Override
    public void apply(Draft draft) {
        List<Integer> shares = draft.places(Operation.SHARE);
        if (draft.shape().isPresent() || shares.isEmpty()) {
            return;
        }
        String said = draft.item(shares.get(0)).text().toLowerCase(Locale.ROOT);
        boolean plain =
                said.startsWith("proportion") && draft.places(Operation.PERCENT).isEmpty();
        boolean rows = !said.startsWith("share") && !said.startsWith("split") && !said.startsWith("how much");
        shares.forEach(draft::use);
        draft.places(Operation.PERCENT).forEach(draft::use);
        if (said.startsWith("split")) {
            split(draft, shares.get(0) + 1);
        }
        int from = shares.get(0);
        Facts.read(draft, rows).ifPresent(fact -> {
            draft.shape(new Share(!plain, object(draft, fact, from)));
        });
    }

    private static void split(Draft draft, int at) {
        draft.named(at).ifPresent(named -> {
            draft.use(at);
            Draft.labels(named).forEach(label -> draft.dimensions().add(new Draft.Shown(at, label)));
        });
    }

    /** What the share is of: conditions after it tell the part, those before belong to the whole. */
    private static int object(Draft draft, Facts.Fact fact, int from) {
        for (int at = from + 1; at < draft.size(); at++) {
            Item item = draft.item(at);
            if (item.named().isPresent() && !draft.isFree(at) || item.field().isPresent() && !draft.isFree(at)) {
                return at;
            }
        }
        return from;
    }
}
