package io.nl2sql.core.history;

import io.nl2sql.core.llm.Usage;
import io.nl2sql.security.identity.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person did and what came of it, kept on success and failure alike. Never holds row values of results.
 *
 * @param id the answer's id
 * @param kind what was done
 * @param at when it was asked
 * @param principal who asked
 * @param roles the roles that the principal had then, in alphabetical order
 * @param door {@code web}, {@code rest} or {@code jdbc}
 * @param dataSource the data source's name, empty where none was found
 * @param question as asked; empty for written SQL and for a reading of the audit
 * @param sql before policy; empty where none was written
 * @param executedSql after policy; empty where nothing ran
 * @param policies what policy did to the query, a line for each table and masked column; empty where nothing was
 *     authorized
 * @param outcome what came of it
 * @param errorCode code of the failure or first finding
 * @param message reason, clarification or error sentence; empty on success. Of a reading of the audit or a
 *     preview of policies, what was looked at
 * @param generator who wrote the SQL, empty where nobody did
 * @param confidence 0 to 1
 * @param rowCount rows returned, or entries read; -1 where nothing ran
 * @param truncated whether a cap cut the result
 * @param durationMillis from arrival to exit
 * @param usage what a language model used; empty where none was asked
 * @param dialogue where a question stands among others
 */
public record HistoryEntry(
        UUID id,
        Kind kind,
        Instant at,
        String principal,
        List<String> roles,
        String door,
        String dataSource,
        String question,
        String sql,
        String executedSql,
        List<String> policies,
        Outcome outcome,
        Optional<String> errorCode,
        String message,
        String generator,
        Optional<Double> confidence,
        long rowCount,
        boolean truncated,
        double durationMillis,
        Optional<Usage> usage,
        Dialogue dialogue) {
    public enum Kind {
        /** A question, or SQL. */
        ASKED,
        /** Somebody looked at other people's entries. */
        AUDIT_READ,
        /** An administrator looked at what policies make of somebody's query, or somebody else tried to. */
        POLICY_PREVIEW,
        /** Somebody said what words mean, authored or deleted that, or read what others said, or tried to. */
        VOCABULARY
    }

    public enum Outcome {
        /** Rows are on their way, or were when the server stopped; followed by the true outcome under the same id. */
        RUNNING,
        ANSWERED,
        NEEDS_CLARIFICATION,
        REFUSED,
        FAILED,
        CANCELLED
    }

    public HistoryEntry {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(outcome, "outcome");
        roles = List.copyOf(roles);
        policies = List.copyOf(policies);
    }

    /** An entry in the making: nothing written, nothing run, no conversation. Who did it and how it ended must be said. */
    public static Builder of(UUID id, Kind kind, Instant at) {
        return new Builder(id, kind, at);
    }

    /** Collects what is known of an entry, so that whoever makes one says only what there is. Not thread-safe. */
    public static final class Builder {
        private final UUID id;
        private final Kind kind;
        private final Instant at;
        private String principal;
        private List<String> roles = List.of();
        private String door = "";
        private String dataSource = "";
        private String question = "";
        private String sql = "";
        private String executedSql = "";
        private List<String> policies = List.of();
        private Outcome outcome;
        private Optional<String> errorCode = Optional.empty();
        private String message = "";
        private String generator = "";
        private Optional<Double> confidence = Optional.empty();
        private long rowCount = -1;
        private boolean truncated;
        private double durationMillis;
        private Optional<Usage> usage = Optional.empty();
        private Dialogue dialogue = Dialogue.NONE;

        private Builder(UUID id, Kind kind, Instant at) {
            this.id = id;
            this.kind = kind;
            this.at = at;
        }

        public Builder by(Principal who, String through) {
            return by(who.name(), who.roles().stream().sorted().toList(), through);
        }

        /** @param had in alphabetical order */
        public Builder by(String name, List<String> had, String through) {
            principal = name;
            roles = had;
            door = through;
            return this;
        }

        public Builder on(String source) {
            dataSource = source;
            return this;
        }

        public Builder asking(String text) {
            question = text;
            return this;
        }

        /** What was written, and by whom. */
        public Builder written(String by, String text) {
            generator = by;
            sql = text;
            return this;
        }

        /** What policy made of it. */
        public Builder authorized(String text, List<String> applied) {
            executedSql = text;
            policies = applied;
            return this;
        }

        public Builder ended(Outcome how, Optional<String> code, String told) {
            outcome = how;
            errorCode = code;
            message = told;
            return this;
        }

        public Builder confidence(Optional<Double> known) {
            confidence = known;
            return this;
        }

        public Builder rows(long count, boolean cut) {
            rowCount = count;
            truncated = cut;
            return this;
        }

        public Builder took(double millis) {
            durationMillis = millis;
            return this;
        }

        public Builder using(Optional<Usage> known) {
            usage = known;
            return this;
        }

        public Builder within(Dialogue known) {
            dialogue = known;
            return this;
        }

        /** @throws NullPointerException where nothing says who did it, or how it ended */
        public HistoryEntry entry() {
            return new HistoryEntry(
                    id,
                    kind,
                    at,
                    principal,
                    roles,
                    door,
                    dataSource,
                    question,
                    sql,
                    executedSql,
                    policies,
                    outcome,
                    errorCode,
                    message,
                    generator,
                    confidence,
                    rowCount,
                    truncated,
                    durationMillis,
                    usage,
                    dialogue);
        }
    }
}
