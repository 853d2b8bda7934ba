/** The wire forms of values. */
package io.nl2sql.core.format;
