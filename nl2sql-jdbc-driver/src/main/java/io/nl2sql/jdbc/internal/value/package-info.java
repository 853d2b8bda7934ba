/** Types of columns, and conversions of values into what JDBC getters promise. */
package io.nl2sql.jdbc.internal.value;
