/** What words mean, kept in the system database, and who may say so. Entities are mutable here and nowhere else. */
package io.nl2sql.ejb.glossary;
