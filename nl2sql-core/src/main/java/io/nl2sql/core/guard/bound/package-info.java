/** What a text may cost before anything is run: depth, width, growth. */
package io.nl2sql.core.guard.bound;
