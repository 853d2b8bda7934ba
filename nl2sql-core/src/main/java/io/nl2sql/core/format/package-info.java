/** Result values in the forms in which they leave the application: JSON and CSV. */
package io.nl2sql.core.format;
