/** An administrator's conditions and masks: checked, made safe to splice, and written as policy selects. */
package io.nl2sql.core.guard.policy;
