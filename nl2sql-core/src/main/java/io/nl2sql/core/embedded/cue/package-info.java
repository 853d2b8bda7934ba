/** What words do: cues, numbers, dates and adjectives, kept as readable data per language. */
package io.nl2sql.core.embedded.cue;
