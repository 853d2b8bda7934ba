/** A question in other words before it is read: misspelled words put right, another language turned to English. */
package io.nl2sql.core.embedded.wording;
