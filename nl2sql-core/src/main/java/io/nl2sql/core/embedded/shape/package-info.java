/**
 * Rules that make more of the plain query, and the figure that they are about. Here stand those that look at the question
 * as a whole: a yes or no, words that nothing came of.
 */
package io.nl2sql.core.embedded.shape;
