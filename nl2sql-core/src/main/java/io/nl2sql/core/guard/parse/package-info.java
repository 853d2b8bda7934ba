/**
 * Reads a token list as a tree of Calcite's nodes, by PostgreSQL's grammar and precedences. The generated parser in
 * {@code guard.grammar} takes its tokens from here; nothing is lexed twice, and positions are places in the token list.
 * The tree says what a query is, not whether it is allowed.
 */
package io.nl2sql.core.guard.parse;
