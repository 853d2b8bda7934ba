/** Configuration, data sources and migrations, without a container. */
package io.nl2sql.ejb.wiring;
