/** A server that says what a test wants, and frames written by hand after the wire contract. */
package io.nl2sql.jdbc.testing;
