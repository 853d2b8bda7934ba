/** The commands of the README: starting and stopping, the demo company, the Maven wrapper. */
package io.nl2sql.tests.launcher;
