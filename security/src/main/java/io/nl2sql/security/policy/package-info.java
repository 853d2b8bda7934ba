/** What a principal may see: row policies and column masks per table. Plain Java; the guard turns these answers into SQL. */
package io.nl2sql.security.policy;
