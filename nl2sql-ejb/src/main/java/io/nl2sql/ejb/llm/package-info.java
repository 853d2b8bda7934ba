/**
 * The language model behind the generator port: an OpenAI-compatible interface, spoken to with OpenAI's own SDK over the JDK's
 * HTTP client. Everything that comes back is text nobody trusts. Knows no container, so that it also runs outside of one.
 */
package io.nl2sql.ejb.llm;
