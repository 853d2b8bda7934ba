/** Speed, measured with JMH: {@code ./mvnw -Pbenchmark verify}. Nothing here asserts a time. */
package io.nl2sql.tests.benchmark;
