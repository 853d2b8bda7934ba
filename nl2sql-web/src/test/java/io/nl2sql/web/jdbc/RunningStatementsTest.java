package io.nl2sql.web.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningStatementsTest {
    private static final UUID ID = new UUID(1, 2);

    private final RunningStatements running = new RunningStatements();

    @Test
    void cancelsOnesOwnOnly() {
        Cancellation stop = running.begin("ann", ID);

        running.cancel("dora", ID);
        assertThat(stop.isCancelled()).isFalse();

        running.cancel("ann", ID);
        assertThat(stop.isCancelled()).isTrue();
    }

    @Test
    void cancelsWhatIsYetToCome() {
        running.cancel("ann", ID);

        assertThat(running.begin("ann", ID).isCancelled()).isTrue();
    }

    @Test
    void refusesAnIdThatIsInUseUntilItIsFree() {
        running.begin("ann", ID);
        assertThatThrownBy(() -> running.begin("ann", ID)).isInstanceOf(Nl2SqlException.class);

        running.end("ann", ID);

        assertThat(running.begin("ann", ID).isCancelled()).isFalse();
    }
}
