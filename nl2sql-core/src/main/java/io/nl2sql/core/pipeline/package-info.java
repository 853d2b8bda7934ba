/** From question or SQL to answer: the one path to a database, asynchronous, with a history entry at every exit. */
package io.nl2sql.core.pipeline;
