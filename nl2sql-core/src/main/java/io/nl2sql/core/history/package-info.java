/** The port that keeps what was asked and what came of it. */
package io.nl2sql.core.history;
