/** Which rows come first: order, the top few, the largest, the commonest. */
package io.nl2sql.core.embedded.rule.rank;
