package io.nl2sql.ejb.ask;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Threads for responses that take as long as their readers do, so that those do not use up the server's own.
 *
 * @param writing one response each; refuses when all are busy
 * @param timing short tasks at a later moment
 */
public record ResponseThreads(Executor writing, ScheduledExecutorService timing) {}
