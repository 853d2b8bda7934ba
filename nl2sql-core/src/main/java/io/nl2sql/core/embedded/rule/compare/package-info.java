/** Conditions that compare: with a number, with an average, with a count of related rows, with other rows. */
package io.nl2sql.core.embedded.rule.compare;
