/** Result sets and what describes them. */
package io.nl2sql.jdbc.internal.result;
