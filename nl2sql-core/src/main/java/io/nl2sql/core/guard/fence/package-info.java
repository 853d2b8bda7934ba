/** What could fail on rows that policy hides, and what keeps it from them. */
package io.nl2sql.core.guard.fence;
