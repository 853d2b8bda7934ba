/** Why a text was refused: stable codes, positions, hints. */
package io.nl2sql.core.guard.finding;
