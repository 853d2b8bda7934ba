/**
 * Non-interference: whatever is asked, two databases that differ only in what the asker must not see give the same
 * answer; see {@code docs/noninterference.md}.
 */
package io.nl2sql.tests.noninterference;
