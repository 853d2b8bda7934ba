/** Proves SQL safe and rewrites it so that the asker sees only what policies allow. Calcite stops here. */
package io.nl2sql.core.guard;
