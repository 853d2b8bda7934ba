/** Who is asking: principal, roles and verified claims. Plain Java; everything else builds on it. */
package io.nl2sql.security.identity;
