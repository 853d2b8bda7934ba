/** What a URL and its properties say. */
package io.nl2sql.jdbc.internal.settings;
