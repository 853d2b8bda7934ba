/**
 * What a JDBC client sends, which may be a question, SQL, or SQL with questions inside: decides which, puts bound values
 * in, and sends it on its way. Nothing here is trusted: whatever comes of a text enters the pipeline like any other.
 */
package io.nl2sql.core.statement;
