/** The whole way from words to ranked queries, and what only the asker can decide. */
package io.nl2sql.core.embedded.interpretation;
