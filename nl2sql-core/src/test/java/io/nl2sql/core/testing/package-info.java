/** Fakes and a real PostgreSQL for tests, here and in the modules above. */
package io.nl2sql.core.testing;
