package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.shape.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** "What percentage of the accruals is open", "each region's share of sales", "the share of the total that EMEA has". */
public final class ShareRule implements Rule {
    @Override
    public void apply(Draft draft) {
        List<Integer> shares = draft.places(Operation.SHARE);
        if (draft.shape().isPresent() || shares.isEmpty()) {
            return;
        }
        if (isRanked(draft, shares.get(0))) {
            rank(draft, shares.get(0));
            return;
        }
        String said = draft.item(shares.get(0)).text().toLowerCase(Locale.ROOT);
        boolean plain =
                said.startsWith("proportion") && draft.places(Operation.PERCENT).isEmpty();
        boolean rows = !said.startsWith("share")
                && !said.startsWith("split")
                && !said.startsWith("how much")
                && !isDeed(draft, shares.get(0) + 1);
        shares.forEach(draft::use);
        draft.places(Operation.PERCENT).forEach(draft::use);
        if (said.startsWith("split")) {
            split(draft, shares.get(0) + 1);
        }
        int from = shares.get(0);
        Facts.read(draft, rows).ifPresent(fact -> {
            draft.shape(new Share(!plain, rows && !plain, object(draft, fact, from)));
        });
    }

    /** In "percent of ordered in May" it is what was ordered, not how often. */
    private static boolean isDeed(Draft draft, int at) {
        return draft.named(at).flatMap(Dealings::ownAmount).isPresent()
                && draft.item(at).text().toLowerCase(Locale.ROOT).endsWith("ed");
    }

    /** "Which shops have the largest share of the sales" asks for those that sell most. */
    private static boolean isRanked(Draft draft, int share) {
        int rank = share - 1;
        return draft.isFree(rank)
                && draft.asksWhich()
                && (draft.does(rank, Operation.ADJECTIVE)
                        || draft.does(rank, Operation.EXTREME)
                        || draft.does(rank, Operation.MOST));
    }

    private static void rank(Draft draft, int share) {
        int rank = share - 1;
        boolean descending = draft.cues()
                .adjective(draft.item(rank).text())
                .map(Adjective::descending)
                .orElseGet(() -> draft.item(rank).cue().map(Cue::isDescending).orElse(true));
        int most = 1;
        for (int at = 0; at < rank; at++) {
            if (draft.figure(at).isPresent()) {
                most = draft.figure(at).orElseThrow().number().intValue();
                draft.use(at);
            }
        }
        boolean subject = subject(draft, rank);
        Optional<Facts.Fact> fact = Facts.read(
                draft, draft.item(share).text().toLowerCase(Locale.ROOT).startsWith("percent"));
        if (!subject || fact.isEmpty()) {
            draft.giveUp();
            return;
        }
        draft.use(rank, share);
        draft.shown().clear();
        draft.order().add(new Query.Order(fact.get().figure(), descending));
        draft.limit(OptionalInt.of(most));
        String said = draft.item(share).text().toLowerCase(Locale.ROOT);
        if (said.startsWith("percent")) {
            draft.shape(new RankedShare(share));
        }
    }

    /** What stands before: the things that are ranked. */
    private static boolean subject(Draft draft, int rank) {
        for (int at = 0; at < rank; at++) {
            int place = at;
            List<Expression> labels = draft.named(at)
                    .map(Draft::labels)
                    .or(() -> draft.field(place).map(field -> List.of(new Expression.Column(field.attribute()))))
                    .orElse(List.of());
            if (!labels.isEmpty()) {
                draft.use(at);
                labels.forEach(label -> draft.dimensions().add(new Draft.Shown(place, label)));
                return true;
            }
        }
        return false;
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
