/** JSqlParser reads the final text and must agree with what the guard believes to have written. */
package io.nl2sql.core.guard.opinion;
