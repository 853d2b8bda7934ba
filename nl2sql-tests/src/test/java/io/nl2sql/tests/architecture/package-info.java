/** Rules that the source as a whole must keep. */
package io.nl2sql.tests.architecture;
