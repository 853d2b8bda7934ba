/** Rules that make more of the plain query: shares, growth, running figures, the first of each group, yes or no. */
package io.nl2sql.core.embedded.shape;
