/**
 * How much of people's SQL the guard takes, and whether what it runs gives what PostgreSQL gives under policies of its own
 * that say the same: {@code ./mvnw -q -Pcoverage -Dcorpora=…}; see {@code docs/coverage.md}.
 */
package io.nl2sql.tests.coverage;
