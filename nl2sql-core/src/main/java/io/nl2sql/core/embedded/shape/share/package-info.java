/** One figure divided by another: the part of a whole, a ratio of two sides, so much per unit. */
package io.nl2sql.core.embedded.shape.share;
