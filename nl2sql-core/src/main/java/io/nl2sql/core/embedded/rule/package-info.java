/**
 * Rules that make one plain query of a reading, each of one kind of words. They stand in rooms by what they put into the
 * query: {@code figure}, {@code compare}, {@code time}, {@code filter}, {@code rank} and {@code output}.
 */
package io.nl2sql.core.embedded.rule;
