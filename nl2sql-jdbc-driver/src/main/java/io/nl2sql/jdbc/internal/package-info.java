/** Connections and statements: what {@code java.sql} asks for, in terms of the wire and of results. */
package io.nl2sql.jdbc.internal;
