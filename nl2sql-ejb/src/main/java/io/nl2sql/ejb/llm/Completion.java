package io.nl2sql.ejb.llm;

import io.nl2sql.core.llm.Usage;

/**
 * What a model wrote.
 *
 * @param text as received; trusted by nobody
 * @param usage what it took
 */
record Completion(String text, Usage usage) {}
