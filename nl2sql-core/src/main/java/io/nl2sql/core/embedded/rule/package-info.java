/** Rules that make one plain query of a reading, each of one kind of words. */
package io.nl2sql.core.embedded.rule;
