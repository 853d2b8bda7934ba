/** From words to typed queries: cuts a question, chooses meanings, composes queries and ranks them. */
package io.nl2sql.core.embedded.reading;
