/**
 * How near words are in meaning, for words of a question that the schema does not use: relations of WordNet, and sentence
 * embeddings where their native library can be loaded. Knows strings only; the linker says which names a caller may see.
 */
package io.nl2sql.core.linking.meaning;
