/** Entries of history and audit as a file, the same through REST and from a page. */
package io.nl2sql.web.export;
