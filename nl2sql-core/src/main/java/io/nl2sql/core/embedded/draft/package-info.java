/** A query in the making: what the rules work on, and how it is brought to an end. */
package io.nl2sql.core.embedded.draft;
