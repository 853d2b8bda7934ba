/** Tests of the guard, and the way for other tests to make what only the guard can make. */
package io.nl2sql.core.guard;
