/** The generator that needs no model: reads a question with a grammar of cues into a typed query, and prints it. */
package io.nl2sql.core.embedded;
