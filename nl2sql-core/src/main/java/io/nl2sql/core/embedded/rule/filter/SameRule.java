package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.rule.Rule;

/** "Students with the same major" are pairs, or more, which are not read: only "the same major as" somebody's is. */
public final class SameRule implements Rule {
    private static final double UNREAD = 0.7;

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.wordBefore(at).equals("same") && !draft.says("as")) {
                draft.doubt(UNREAD);
            }
        }
    }
}
