package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Tokenizer;
import java.util.Optional;

/** "active vendors", "vendors that are not active", "inactive vendors": a flag beside its table is a filter. */
public final class FlagRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Attribute> flag = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.role() == Attribute.Role.FLAG);
            if (flag.isPresent() && !isGrouping(draft, at)) {
                filter(draft, at, flag.get());
            }
        }
    }

    private static boolean isGrouping(Draft draft, int at) {
        return draft.does(at - 1, Operation.GROUP)
                || draft.does(at - 1, Operation.AND)
                || draft.does(at - 1, Operation.ORDER);
    }

    /** "Final project" says {@code has_final_project}, "closed" the opposite of {@code is_open}. */
    private static boolean isOf(Attribute flag, String stem) {
        return flag.words().stream().map(Stems::of).anyMatch(stem::equals);
    }

    private static void filter(Draft draft, int at, Attribute flag) {
        boolean negated = draft.isFree(at - 1) && draft.does(at - 1, Operation.NOT);
        if (negated) {
            draft.use(at - 1);
        }
        String own = Stems.of(flag.spoken().replaceFirst("^(is|was|has) ", ""));
        String said = draft.item(at).text();
        boolean opposite = !Stems.fold(said).endsWith(" " + own)
                && !Stems.of(said).equals(own)
                && !Stems.fold(said).startsWith(own.substring(0, 1))
                && Tokenizer.tokens(said).stream().noneMatch(token -> isOf(flag, token.stem()));
        draft.use(at);
        draft.filter(at, new Condition.Flag(flag, negated == opposite));
    }
}
