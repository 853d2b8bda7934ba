/** Error codes and the one exception that carries them. */
package io.nl2sql.core.error;
