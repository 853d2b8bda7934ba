/** The port of everything that writes SQL for a question; what it returns is trusted by nobody. */
package io.nl2sql.core.llm;
