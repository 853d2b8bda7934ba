/** Conditions of time: periods, weekdays, days between two dates, ages by date of birth; and which date is meant. */
package io.nl2sql.core.embedded.rule.time;
