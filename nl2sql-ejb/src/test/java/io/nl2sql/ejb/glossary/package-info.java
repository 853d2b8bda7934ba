/** Meanings of words in a real system database. */
package io.nl2sql.ejb.glossary;
