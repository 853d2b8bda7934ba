/** What is shown: columns, names, a place or a date where the question asks for one, in the unit it asks for. */
package io.nl2sql.core.embedded.rule.output;
