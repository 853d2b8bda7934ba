/** Every configuration key, typed and checked. Reads no environment itself: it is given raw values. */
package io.nl2sql.core.settings;
