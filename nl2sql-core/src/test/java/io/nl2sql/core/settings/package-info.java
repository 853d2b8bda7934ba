/** Good and bad configuration. */
package io.nl2sql.core.settings;
