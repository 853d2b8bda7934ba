/** From words to readings: cuts a question into runs of words and chooses what each of them means. */
package io.nl2sql.core.embedded.reading;
