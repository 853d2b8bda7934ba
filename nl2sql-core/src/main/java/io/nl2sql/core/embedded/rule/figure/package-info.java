/**
 * Figures and what they are for: counts, sums and averages, of all rows or of each group. {@code rank} and {@code compare} ask
 * here which figure is meant.
 */
package io.nl2sql.core.embedded.rule.figure;
