package io.nl2sql.tests.coverage;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.tests.coverage.Corpus.Written;
import io.nl2sql.tests.evaluation.Comparison;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Runs one statement as written under PostgreSQL's policies and, in the same transaction, as the guard wrote it. For one
 * thread.
 */
final class Trial {
    private static final String TIMEOUT = "57014";
    private static final Pattern FENCE = Pattern.compile("\\bOFFSET 0\\b|\\bCASE WHEN\\b", Pattern.CASE_INSENSITIVE);
    private static final long QUICK_NANOS = 100_000_000;

    /** Other plans of the same statement. */
    private static final List<String> PLANS = List.of(
            "SET LOCAL enable_hashagg = off; SET LOCAL enable_hashjoin = off",
            "SET LOCAL enable_mergejoin = off; SET LOCAL enable_sort = off; SET LOCAL enable_nestloop = off",
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_incremental_sort ="
                    + " off",
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off",
            "SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_hashagg = off",
            "SET LOCAL from_collapse_limit = 1; SET LOCAL join_collapse_limit = 1");

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final String timeout;

    /** @param timeout for each run, as PostgreSQL writes it */
    Trial(String timeout) {
        this.timeout = timeout;
    }

    /** Leaves the connection as it was; begins a transaction where none has begun. */
    Result of(String corpus, Written written, Scope scope) throws SQLException {
        boolean idle = scope.connection().unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        if (idle) {
            execute(scope, "BEGIN");
        }
        execute(scope, "SAVEPOINT start");
        try {
            return new Run(corpus, written, scope).result();
        } finally {
            execute(scope, idle ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT start");
        }
    }

    private static void execute(Scope scope, String sql) throws SQLException {
        try (Statement statement = scope.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private final class Run {
        private final String corpus;
        private final Written written;
        private final Scope scope;

        Run(String corpus, Written written, Scope scope) {
            this.corpus = corpus;
            this.written = written;
            this.scope = scope;
        }

        Result result() throws SQLException {
            long start = System.nanoTime();
            Validation validation = guard.validate(written.sql(), scope.catalog());
            if (validation instanceof Validation.Rejected rejected) {
                Finding first = rejected.findings().get(0);
                return refused(first.code().name(), first.message());
            }
            AuthorizedQuery query;
            try {
                query = guard.authorize(((Validation.Accepted) validation).query());
            } catch (Nl2SqlException e) {
                return refused("AUTHORIZE " + e.code(), e.getMessage());
            }
            long guarding = System.nanoTime() - start;
            return compared(query, guarding);
        }

        private Result refused(String code, String message) throws SQLException {
            Reply secured = secured(written.sql(), "");
            Verdict verdict = secured.failed() ? Verdict.REFUSED_BY_BOTH : Verdict.REFUSED;
            return new Result(
                            corpus,
                            scope.policies(),
                            written,
                            verdict,
                            code + " " + message,
                            "",
                            "",
                            Result.Numbers.NONE)
                    .withReplies(secured, secured);
        }

        private Result compared(AuthorizedQuery query, long guarding) throws SQLException {
            Reply secured = secured(written.sql(), "");
            Reply guarded = guarded(query);
            Reply open = scope.guarded().equals(scope.written()) ? secured : open();
            Verdict verdict = verdict(secured, guarded);
            boolean quick = secured.nanos() < QUICK_NANOS && guarded.nanos() < QUICK_NANOS;
            long nativeNanos =
                    quick ? Math.min(secured.nanos(), secured(written.sql(), "").nanos()) : secured.nanos();
            long guardedNanos = quick ? Math.min(guarded.nanos(), guarded(query).nanos()) : guarded.nanos();
            Result.Numbers numbers = new Result.Numbers(
                    !open.isSameAs(secured),
                    secured.table().rows().size(),
                    isFenced(query),
                    nativeNanos,
                    guardedNanos,
                    guarding);
            return new Result(corpus, scope.policies(), written, verdict, "", "", query.sql(), numbers)
                    .withReplies(secured, guarded);
        }

        private boolean isFenced(AuthorizedQuery query) {
            return FENCE.matcher(query.sql()).results().count()
                    > FENCE.matcher(written.sql()).results().count();
        }

        private Verdict verdict(Reply secured, Reply guarded) throws SQLException {
            if (secured.failed()) {
                return guarded.state().equals(secured.state()) ? Verdict.SAME_FAILURE : Verdict.ONLY_OURS;
            }
            if (guarded.failed()) {
                return guarded.state().equals(TIMEOUT) ? Verdict.TOO_SLOW : Verdict.FAILED;
            }
            if (isSame(written.sql(), secured, guarded)) {
                return Verdict.SAME;
            }
            return isUndetermined(secured, guarded) ? Verdict.UNDETERMINED : Verdict.DIFFERENT;
        }

        private boolean isSame(String sql, Reply expected, Reply actual) {
            return expected.columns().equals(actual.columns())
                    && (expected.isSameAs(actual)
                            || Comparison.withColumnsInOrder(this::again)
                                    .isRight(sql, expected.table(), actual.table()));
        }

        /** Whether the statement itself leaves open which rows it returns. */
        private boolean isUndetermined(Reply secured, Reply guarded) throws SQLException {
            if (secured.columns().equals(guarded.columns()) && isSameWithoutLimit()) {
                return true;
            }
            for (String plan : PLANS) {
                Reply other = secured(written.sql(), plan);
                if (!other.failed() && !isSame(written.sql(), secured, other)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSameWithoutLimit() throws SQLException {
            Optional<String> whole = OuterLimit.without(written.sql());
            if (whole.isEmpty()
                    || !(guard.validate(whole.get(), scope.catalog()) instanceof Validation.Accepted accepted)) {
                return false;
            }
            Reply expected = secured(whole.get(), "");
            Reply actual = guarded(guard.authorize(accepted.query()));
            return !expected.failed() && !actual.failed() && isSame(whole.get(), expected, actual);
        }

        private Optional<ResultTable> again(String sql) {
            try {
                return Optional.of(secured(sql, ""))
                        .filter(reply -> !reply.failed())
                        .map(Reply::table);
            } catch (SQLException e) {
                throw new IllegalStateException("The connection was lost", e);
            }
        }

        private Reply secured(String sql, String plan) throws SQLException {
            begin(scope.written());
            if (!plan.isEmpty()) {
                execute(scope, plan);
            }
            return Reply.of(scope.connection(), sql);
        }

        private Reply guarded(AuthorizedQuery query) throws SQLException {
            begin(scope.guarded());
            return Reply.of(scope.connection(), query.sql(), query.parameters());
        }

        private Reply open() throws SQLException {
            begin(scope.guarded());
            return Reply.of(scope.connection(), written.sql());
        }

        private void begin(List<String> settings) throws SQLException {
            execute(scope, "ROLLBACK TO SAVEPOINT start");
            execute(scope, "SET LOCAL statement_timeout = '" + timeout + "'");
            for (String setting : settings) {
                execute(scope, setting);
            }
        }
    }
}
