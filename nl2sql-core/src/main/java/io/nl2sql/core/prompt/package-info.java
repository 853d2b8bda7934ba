/** What a generator is given: the question and only such catalog entries as the asker may see. */
package io.nl2sql.core.prompt;
