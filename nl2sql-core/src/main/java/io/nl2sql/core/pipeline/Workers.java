package io.nl2sql.core.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Threads of the pipeline, one pool for each kind of work, so that slow queries hold up neither thinking nor recording.
 *
 * @param computing short computations: linking, validation, rewriting
 * @param querying waits for data sources; bounds how many queries run at a time
 * @param recording waits for the system database
 * @param timing deadlines and cancellations
 */
public record Workers(Executor computing, Executor querying, Executor recording, ScheduledExecutorService timing) {}
