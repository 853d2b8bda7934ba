/** The demo company: its database, its people and the policy that says what each of them may see. */
package io.nl2sql.launcher.demo;
