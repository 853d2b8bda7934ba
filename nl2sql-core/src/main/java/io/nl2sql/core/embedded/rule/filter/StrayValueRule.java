package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says by which way a value is one of the rows asked for, where that way leads down to things that happened and up again
 * to somebody else's, none of which was named: the Norway of "trainers in Norway" is hardly that of owners whose horses
 * they trained.
 */
public final class StrayValueRule implements Rule {
    private static final double STRAY = 0.1;

    @Override
    public void apply(Draft draft) {
        Set<TableName> said = said(draft);
        for (Draft.Placed placed : List.copyOf(draft.filters())) {
            if (placed.condition() instanceof Condition.OneOf value
                    && !value.negated()
                    && !said.contains(value.attribute().table())) {
                event(draft, value.attribute().table(), said).ifPresent(event -> {
                    draft.assume(
                            "\"" + draft.item(placed.at()).text() + "\" was taken as the "
                                    + value.attribute().spoken() + " of "
                                    + spoken(draft, value.attribute().table()) + ", by way of "
                                    + spoken(draft, event) + ".",
                            STRAY);
                    draft.unsettle();
                });
            }
        }
    }

    /** What the question names, other than by stored values. */
    private static Set<TableName> said(Draft draft) {
        Set<TableName> said = new HashSet<>();
        draft.items().stream()
                .filter(item -> item.value().isEmpty())
                .forEach(item -> item.meaning().entityMeant().map(Entity::name).ifPresent(said::add));
        return said;
    }

    /** The table of things that happened by which alone the way leads on. */
    private static Optional<TableName> event(Draft draft, TableName table, Set<TableName> said) {
        TableName side = draft.entity().name();
        for (Join join : draft.path(side, table).orElse(List.of())) {
            TableName next = join.other(side);
            boolean happened =
                    join.multipliesFrom(side) && !draft.model().graph().isPairing(next);
            if (happened) {
                return said.contains(next) || next.equals(table) ? Optional.empty() : Optional.of(next);
            }
            side = next;
        }
        return Optional.empty();
    }

    private static String spoken(Draft draft, TableName table) {
        return draft.model().entity(table).map(Entity::spoken).orElse(table.table());
    }
}
