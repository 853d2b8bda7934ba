/**
 * Proves SQL safe and rewrites it so that the asker sees only what policies allow. Calcite stops here.
 *
 * <p>Here stand the port and the order of its steps: {@code lex} and {@code parse} the text, {@code read} what it says,
 * {@code name} what it names, {@code bound} what it costs, {@code fence} what could fail, write each table's
 * {@code policy}, ask for a second {@code opinion}. Whatever is wrong becomes a {@code finding}.
 */
package io.nl2sql.core.guard;
