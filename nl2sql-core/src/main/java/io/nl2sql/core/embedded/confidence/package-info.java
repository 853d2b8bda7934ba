/** How likely an interpretation is what was meant. */
package io.nl2sql.core.embedded.confidence;
