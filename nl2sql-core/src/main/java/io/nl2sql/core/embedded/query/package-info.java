/** Typed queries: what is asked, its SQL and its explanation. */
package io.nl2sql.core.embedded.query;
