/** What people say that words mean here, and the port that keeps it. Depends on nothing that reads questions. */
package io.nl2sql.core.glossary;
