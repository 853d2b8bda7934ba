/** Figures of each thing: the best of each group, every one of them, so many per thing, facts of two tables at once. */
package io.nl2sql.core.embedded.shape.group;
