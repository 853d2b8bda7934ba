/**
 * How much of a corpus of SQL the guard takes, and whether what it runs gives what PostgreSQL gives:
 * {@code ./mvnw -q -Pcoverage -Dcorpus=…}; see {@code docs/coverage.md}.
 */
package io.nl2sql.tests.coverage;
