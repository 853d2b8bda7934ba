/** What the names in a query mean: tables, columns and functions that its asker may use, and what to write instead of one that means nothing. */
package io.nl2sql.core.guard.name;
