package io.nl2sql.ejb.wiring;

import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * How the values of data sources are kept.
 *
 * @param settings where, how many and how long
 * @param threads where they are collected
 * @param clock tells how old they are
 */
record ValueKeeping(Settings.Values settings, Executor threads, Clock clock) {
    SourceValues of(String dataSource, ConnectionSource connections) {
        return new SourceValues(dataSource, connections, this);
    }
}
