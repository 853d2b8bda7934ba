/** What the product can do, and which tables and columns the caller may see. */
package io.nl2sql.jdbc.internal.metadata;
