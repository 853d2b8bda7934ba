/**
 * How often a generator answers right: {@code ./mvnw -q -Peval -Dquestions=FILE -Durl=TEMPLATE -Dout=FILE} asks every
 * question of a file through the product's own pipeline and compares rows with those of the expected SQL. The method is
 * in {@code docs/evaluation.md}. Nothing else depends on this package.
 */
package io.nl2sql.tests.evaluation;
