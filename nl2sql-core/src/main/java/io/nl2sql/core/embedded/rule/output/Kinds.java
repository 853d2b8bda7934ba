package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.linking.Attribute;
import java.util.List;

/** Whether a question asks for what rows share, such as their colours, each once, rather than for that of each row. */
final class Kinds {
    private Kinds() {}

    static boolean areAsked(Draft draft) {
        return areAlone(draft) || areAllKinds(draft);
    }

    /** "Show all product colors" wants each colour once; "names of products" wants every row. */
    private static boolean areAlone(Draft draft) {
        boolean alone = draft.filters().isEmpty()
                && draft.order().isEmpty()
                && draft.having().isEmpty()
                && draft.dimensions().isEmpty()
                && draft.limit().isEmpty()
                && draft.items().stream().noneMatch(item -> item.named().isPresent() || item.does(Operation.GROUP));
        return alone
                && !draft.shown().isEmpty()
                && draft.shown().stream().allMatch(shown -> isKind(draft, shown.expression()));
    }

    /** "All towns where pupils live", "what ranks do officers have": a kind that several rows share, each once. */
    private static boolean areAllKinds(Draft draft) {
        boolean alone = draft.combined().isEmpty()
                && draft.filters().stream().allMatch(placed -> isBare(placed.condition()))
                && draft.order().isEmpty()
                && draft.having().isEmpty()
                && draft.dimensions().isEmpty()
                && draft.limit().isEmpty()
                && draft.shown().size() == 1;
        if (!alone || !isKind(draft, draft.shown().get(0).expression())) {
            return false;
        }
        int at = draft.shown().get(0).at();
        String text = draft.item(at).text();
        List<String> before = draft.words(0, draft.item(at).start());
        int last = before.size() - 1;
        boolean all = last >= 0
                && (before.get(last).equals("all")
                        || last > 0 && before.get(last - 1).equals("all"));
        boolean which =
                last == 0 && (before.get(0).equals("what") || before.get(0).equals("which"));
        return text.endsWith("s")
                && (all || which)
                && draft.items().stream()
                        .limit(at)
                        .noneMatch(item -> item.named().isPresent());
    }

    private static boolean isBare(Condition condition) {
        return condition instanceof Condition.Related related
                && related.conditions().isEmpty()
                && !related.negated()
                && related.count().isEmpty();
    }

    private static boolean isKind(Draft draft, Expression expression) {
        return expression instanceof Expression.Column column
                && (column.attribute().role() == Attribute.Role.TEXT
                        || column.attribute().role() == Attribute.Role.REFERENCE)
                && !draft.entity().labels().contains(column.attribute());
    }
}
