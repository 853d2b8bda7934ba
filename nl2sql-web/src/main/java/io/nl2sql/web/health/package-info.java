/** What load balancers and supervisors ask: whether this instance lives, and whether it should get requests. */
package io.nl2sql.web.health;
