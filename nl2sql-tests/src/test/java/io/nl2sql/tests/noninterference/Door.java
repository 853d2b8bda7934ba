package io.nl2sql.tests.noninterference;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.tests.noninterference.Twins.Twin;
import java.util.List;

/** What stands between a statement and a database. */
@FunctionalInterface
interface Door {
    Passage open(String sql, Twin twin);

    /**
     * What comes out behind it.
     *
     * @param sql to run; empty where the statement is refused
     * @param parameters to bind
     * @param refusal why it is refused; empty where it is not
     */
    record Passage(String sql, List<ClaimValue> parameters, String refusal) {
        public Passage {
            parameters = List.copyOf(parameters);
        }

        static Passage refused(String why) {
            return new Passage("", List.of(), why);
        }

        boolean isRefused() {
            return sql.isEmpty();
        }
    }
}
