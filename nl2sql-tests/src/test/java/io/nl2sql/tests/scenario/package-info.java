/** What the product promises, asked of a running one over REST and compared with plain SQL. */
package io.nl2sql.tests.scenario;
