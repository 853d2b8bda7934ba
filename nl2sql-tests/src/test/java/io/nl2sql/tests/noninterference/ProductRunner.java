package io.nl2sql.tests.noninterference;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.tests.noninterference.Twins.Twin;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Asks one twin as the product does: through its pool, with its limits, errors as its codes. */
final class ProductRunner implements AutoCloseable {
    private static final ExecutionLimits LIMITS = new ExecutionLimits(Duration.ofSeconds(2), 5_000, 10_000_000);

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Twin twin;
    private final TestConnections connections;
    private final PostgresQueryRunner runner;

    ProductRunner(Twin twin) throws SQLException {
        this.twin = twin;
        this.connections = new TestConnections(twin.connection().getCatalog(), "twin_reader");
        this.runner = new PostgresQueryRunner(connections, ZoneOffset.UTC);
    }

    /**
     * What reaches the asker.
     *
     * @param code empty where there was no error
     * @param columns names and types
     * @param rows as text, sorted
     */
    record Answer(Optional<ErrorCode> code, List<String> columns, List<String> rows) {
        boolean tookTooLong() {
            return code.equals(Optional.of(ErrorCode.STATEMENT_TIMEOUT));
        }
    }

    /** Empty where the guard refuses. */
    Optional<Answer> ask(String sql) {
        return guard.validate(sql, twin.catalog())
                .fold(query -> Optional.of(run(new Validation.Accepted(query))), findings -> Optional.empty());
    }

    private Answer run(Validation.Accepted accepted) {
        try {
            ResultTable table = runner.run(guard.authorize(accepted.query()), LIMITS, Cancellation.never());
            return new Answer(
                    Optional.empty(),
                    table.columns().stream().map(String::valueOf).toList(),
                    table.rows().stream().map(String::valueOf).sorted().toList());
        } catch (Nl2SqlException e) {
            return new Answer(Optional.of(e.code()), List.of(), List.of());
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
