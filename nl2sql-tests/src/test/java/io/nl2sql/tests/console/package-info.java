/** What long measurements show while they run. */
package io.nl2sql.tests.console;
