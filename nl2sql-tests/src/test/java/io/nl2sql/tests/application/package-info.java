/** Starts the product the way its users do, in a process of its own, and speaks to it over HTTP. */
package io.nl2sql.tests.application;
