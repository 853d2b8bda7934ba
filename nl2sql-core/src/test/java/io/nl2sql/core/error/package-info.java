/** The list of codes. */
package io.nl2sql.core.error;
