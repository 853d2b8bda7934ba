/** Which rows are wanted: stored values, flags, what there must not be, and how such conditions go together. */
package io.nl2sql.core.embedded.rule.filter;
