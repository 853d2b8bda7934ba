/** Figures one after another in time: growth, the previous one, running totals, one period or part beside another. */
package io.nl2sql.core.embedded.shape.period;
