/**
 * Reads SQL text into PostgreSQL's tokens and nothing else: no comment survives, every string is a plain value, and
 * what could be read in two ways is a problem. The guard above works on these tokens alone.
 */
package io.nl2sql.core.guard.lex;
