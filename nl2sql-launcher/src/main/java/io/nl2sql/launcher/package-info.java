/**
 * The program that {@code ./mvnw -Prun} starts: embedded PostgreSQL, then Payara Micro, then the application; it stops
 * them in the opposite order. Knows the application only as an archive and a set of {@code nl2sql.*} system properties.
 */
package io.nl2sql.launcher;
