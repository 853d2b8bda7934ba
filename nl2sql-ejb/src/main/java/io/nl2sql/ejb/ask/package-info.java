/** Session beans through which every door asks, runs SQL and looks at data sources. */
package io.nl2sql.ejb.ask;
