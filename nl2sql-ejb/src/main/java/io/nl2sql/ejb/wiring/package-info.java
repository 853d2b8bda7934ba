/** The one place where objects are put together: configuration, data sources, threads, start and readiness. */
package io.nl2sql.ejb.wiring;
